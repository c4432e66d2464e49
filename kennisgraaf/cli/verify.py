"""`kennisgraaf verify`: whether the versions are what their manifests say."""

from typing import Annotated

from cyclopts import Parameter

from graph_store.errors import Damaged
from kennisgraaf.cli.console import JsonFlag, complain, print_json
from kennisgraaf.cli.state import open_state


def verify(*, number: Annotated[int | None, Parameter(name="--version")] = None, json: JsonFlag = False) -> int:
    """Compare every quad of the versions with their digests.

    The exit code is 3 when a version is not what its manifest says.

    Parameters
    ----------
    number
        Check this version only.
    """
    state = open_state()
    numbers = [manifest.version for manifest in state.manifests()] if number is None else [number]
    faults: dict[int, str] = {}
    for each in numbers:
        try:
            state.verify(each)
        except Damaged as fault:
            faults[each] = fault.detail
    if json:
        print_json([{"version": each, "whole": each not in faults, "detail": faults.get(each)} for each in numbers])
    else:
        print(f"{len(numbers) - len(faults)} of {len(numbers)} versions are whole")
    for detail in faults.values():
        complain(f"kennisgraaf: {Damaged.code}: {detail}")
    return 3 if faults else 0
