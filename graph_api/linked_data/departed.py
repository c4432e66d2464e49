"""Names that were once there: which version was the last to hold them.

Filled in the first time somebody asks for a name that is not there, one look per version, and kept for as long as the
service runs; a version that has been pruned is remembered as far as it was seen.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from pyoxigraph import DefaultGraph, NamedNode, Store

from graph_store.errors import Gone, UnknownVersion
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from ontology.terms import DCT_IDENTIFIER, PROV_WAS_DERIVED_FROM, RDFS_LABEL

_NAMED_BY = (DCT_IDENTIFIER, RDFS_LABEL)


class Departed:
    """For each name that some version no longer had: the versions that were the last to have it."""

    def __init__(self) -> None:
        self._last: dict[str, list[int]] = defaultdict(list)
        self._held: tuple[int, frozenset[str]] = (0, frozenset())
        self._lock = threading.Lock()

    def last_version(self, state: State, snapshot: Snapshot, iri: str) -> int | None:
        """The newest version before this snapshot that held a name which the snapshot does not hold."""
        with self._lock:
            self._learn(state, snapshot)
            return max((version for version in self._last.get(iri, ()) if version < snapshot.version), default=None)

    def _learn(self, state: State, newest: Snapshot) -> None:
        """Compare each version that was not seen yet with the one before it."""
        for version in state.versions():
            seen, names = self._held
            if not seen < version <= newest.version:
                continue
            try:
                present = frozenset(_names(newest if version == newest.version else state.open(version)))
            except UnknownVersion:
                continue  # pruned while we looked
            for gone in names - present:
                self._last[gone].append(seen)
            self._held = (version, present)


def check_departed(state: State, snapshot: Snapshot, names: Iterable[str]) -> None:
    """Say of names that the snapshot does not hold whether one was here once.

    Raises: Gone (410) with the last version that had it, where it can still be read.
    """
    departed = _DEPARTED.setdefault(state, Departed())
    for iri in names:
        last = departed.last_version(state, snapshot, iri)
        if last is not None:
            raise Gone(
                f"{iri} is not in version {snapshot.version}; the last version that holds it is {last}: "
                f"add version={last} to the address to read it."
            )


_DEPARTED: WeakKeyDictionary[State, Departed] = WeakKeyDictionary()


def _names(snapshot: Snapshot) -> Iterator[str]:
    """Names of things, rows, inventories and graphs."""
    store: Store = snapshot.store()
    yield from (name for name in snapshot.manifest.graphs if name.startswith(snapshot.graphs.base))
    for predicate in _NAMED_BY:
        for quad in store.quads_for_pattern(None, predicate, None, DefaultGraph()):
            yield from _ours(quad.subject, snapshot.graphs.base)
    for quad in store.quads_for_pattern(None, PROV_WAS_DERIVED_FROM, None, snapshot.graphs.provenance):
        yield from _ours(quad.subject, snapshot.graphs.base)
        yield from _ours(quad.object, snapshot.graphs.base)


def _ours(term: object, base: str) -> Iterator[str]:
    if isinstance(term, NamedNode) and term.value.startswith(base):
        yield term.value
