"""Results that are computed once per version and discarded with it."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, cast
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


def once_per_version(snapshot: Snapshot, key: Hashable, work: Callable[[], _Result]) -> _Result:
    """Return the result of `work`, which runs once for a version and a key; the key says which work it is, and of what.

    It is for results that depend on more than the version.
    """
    found = _by_key(snapshot)
    if key not in found:
        found[key] = work()
    return cast(_Result, found[key])


@cached_per_version
def _by_key(_: Snapshot) -> dict[Hashable, object]:
    """Return the results for a version by key: none at first."""
    return {}
