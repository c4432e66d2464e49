"""`kennisgraaf verify`: check the versions against their manifests, and their inferences against the rules."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from graph_store.errors import ClosureMismatch, Damaged, Gone
from graph_store.text import Text
from kennisgraaf.cli.language import say, spoken
from kennisgraaf.cli.output import JsonFlag, complain, print_json
from kennisgraaf.cli.progress import working
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from graph_store.versions import State


@dataclass(frozen=True, slots=True)
class Verified:
    """The result for one version; `proved` is None if it was withdrawn or could not be read."""

    version: int
    whole: bool
    proved: bool | None
    withdrawn: bool
    detail: str | None


def verify(*, number: Annotated[int | None, Parameter(name="--version")] = None, json: JsonFlag = False) -> int:
    """Check the digests of the versions, and derive their inferred facts again.

    The exit code is 3 if a version differs from its manifest, and 1 if its
    inferred facts are wrong: kennisgraaf rebuild then repairs them. Versions
    that rebuild has withdrawn are listed.

    Parameters
    ----------
    number
        Check this version only.
    """
    state = open_state()
    numbers = [manifest.version for manifest in state.manifests()] if number is None else [number]
    with working():
        found = [each for one in numbers if (each := _verified(state, one, is_asked=number is not None)) is not None]
    if json:
        print_json(found)
    else:
        _show(found)
    if state.erasures.are_unfinished():
        complain(f"kennisgraaf: {say('verify_erasure')}")
    for each in found:
        if each.detail and not each.withdrawn:
            complain(f"kennisgraaf: {(ClosureMismatch if each.whole else Damaged).code}: {spoken(each.detail)}")
    return 3 if not all(each.whole for each in found) else int(any(each.proved is False for each in found))


def _verified(state: "State", version: int, *, is_asked: bool) -> Verified | None:
    """Return the result for a version; None for an older one that only a store held, unless it `is_asked` for."""
    from loaders import prove

    reason = state.withdrawn(version)
    try:
        state.verify(version)
        proof = None if reason else prove(state, version)
    except Gone:
        if is_asked or version == state.current():
            raise
        return None
    except Damaged as fault:
        return Verified(version, False, None, reason is not None, fault.detail)
    if proof is None:
        return Verified(version, True, None, True, reason)
    wrong = (
        None
        if proof.holds
        else Text(
            "Version {version} has wrong inferred facts; run kennisgraaf rebuild. {proof}",
            version=version,
            proof=proof.sentence,
        )
    )
    return Verified(version, True, proof.holds, False, wrong)


def _show(found: list[Verified]) -> None:
    whole, proved = (sum(map(bool, each)) for each in zip(*((v.whole, v.proved) for v in found), strict=True))
    print(say("verify_intact", whole=whole, all=len(found), proved=proved))
    for each in found:
        if each.withdrawn:
            print(say("verify_withdrawn", version=str(each.version), detail=spoken(each.detail or "")))
