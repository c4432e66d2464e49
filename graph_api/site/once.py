"""Work that is done once a version and forgotten with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from graph_store.snapshot import Snapshot

_Result = TypeVar("_Result")


def once_a_version(work: Callable[[Snapshot], _Result]) -> Callable[[Snapshot], _Result]:
    """Keep the result for as long as the snapshot is in use; holding a snapshot longer would stop its pruning."""
    results: WeakKeyDictionary[Snapshot, _Result] = WeakKeyDictionary()

    @wraps(work)
    def kept(snapshot: Snapshot) -> _Result:
        found = results.get(snapshot)
        if found is None:
            found = results[snapshot] = work(snapshot)
        return found

    return kept
