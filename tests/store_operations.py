"""A count of the calls to the engine that a version's readers make."""

from collections.abc import Iterator
from typing import Any

from graph_store.snapshot import Snapshot


class CountingStore:
    """A store that counts its look-ups and queries."""

    def __init__(self, store: Any) -> None:
        self._store, self.operations = store, 0

    def __getattr__(self, name: str) -> Any:
        self.operations += 1
        return getattr(self._store, name)

    def __contains__(self, quad: Any) -> bool:
        self.operations += 1
        return quad in self._store

    def __iter__(self) -> Iterator[Any]:
        self.operations += 1
        return iter(self._store)

    def __len__(self) -> int:
        return len(self._store)


def counting(snapshot: Snapshot) -> CountingStore:
    """Count from now on the calls to the engine for this snapshot, which no other test may use."""
    store = CountingStore(snapshot.disk)
    snapshot._stores[:] = [store]  # type: ignore[list-item]
    return store
