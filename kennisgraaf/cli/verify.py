"""`kennisgraaf verify`: whether the versions are what their manifests say, and infer what follows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from graph_store.errors import ClosureMismatch, Damaged
from kennisgraaf.cli.console import JsonFlag, complain, print_json
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from graph_store.versions import State


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one version; `proved` is None when it was withdrawn or could not be read."""

    version: int
    whole: bool
    proved: bool | None
    withdrawn: bool
    detail: str | None


def verify(*, number: Annotated[int | None, Parameter(name="--version")] = None, json: JsonFlag = False) -> int:
    """Compare the versions with their digests, and what they infer with what follows.

    What follows is worked out from nothing. The exit code is 3 when a version is
    not what its manifest says, 1 when one infers anything else than what follows:
    kennisgraaf rebuild repairs that. A version that rebuild has withdrawn is named.

    Parameters
    ----------
    number
        Check this version only.
    """
    state = open_state()
    numbers = [manifest.version for manifest in state.manifests()] if number is None else [number]
    found = [_verified(state, each) for each in numbers]
    if json:
        print_json(found)
    else:
        _show(found)
    for each in found:
        if each.detail and not each.withdrawn:
            complain(f"kennisgraaf: {(ClosureMismatch if each.whole else Damaged).code}: {each.detail}")
    return 3 if not all(each.whole for each in found) else int(any(each.proved is False for each in found))


def _verified(state: "State", version: int) -> Verified:
    from loaders import prove

    reason = state.withdrawn(version)
    try:
        state.verify(version)
        proof = None if reason else prove(state, version)
    except Damaged as fault:
        return Verified(version, False, None, reason is not None, fault.detail)
    if proof is None:
        return Verified(version, True, None, True, reason)
    wrong = (
        None if proof.holds else f"Version {version} infers what does not follow; rebuild repairs it. {proof.sentence}"
    )
    return Verified(version, True, proof.holds, False, wrong)


def _show(found: list[Verified]) -> None:
    whole, proved = (sum(map(bool, each)) for each in zip(*((v.whole, v.proved) for v in found), strict=True))
    print(f"{whole} of {len(found)} versions are whole, {proved} are proved")
    for each in found:
        if each.withdrawn:
            print(f"version {each.version} is withdrawn: {each.detail}")
