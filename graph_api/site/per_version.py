"""Results that are computed once per version and discarded with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from graph_store.snapshot import Snapshot

_Result = TypeVar("_Result")


def cached_per_version(work: Callable[[Snapshot], _Result]) -> Callable[[Snapshot], _Result]:
    """Cache the result while the snapshot is in use; a longer reference would prevent pruning of the version."""
    results: WeakKeyDictionary[Snapshot, _Result] = WeakKeyDictionary()

    @wraps(work)
    def kept(snapshot: Snapshot) -> _Result:
        found = results.get(snapshot)
        if found is None:
            found = results[snapshot] = work(snapshot)
        return found

    return kept
