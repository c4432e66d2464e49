"""The content of a view, and how its store is made: anew, or from a store that shares the files of the version."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph_store.bulk import load_quads
from graph_store.disk_space import loaded_bytes
from graph_store.durable_files import link_store
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot

REMOVED_BYTES = 1_000
"""Bytes on disk of a quad that is removed from a store with shared files (shipped data, 2026-12-01: 960)."""

_FEW = 5


def filled(snapshot: Snapshot, scope: Scope, place: Path) -> Store:
    """Return a new store on disk with the content of a view."""
    if _shares_files(snapshot, scope, place):
        link_store(snapshot.path, place)
        store = Store(str(place))
        for quad in _left_out(snapshot, scope):
            store.remove(quad)
    else:
        store = Store(str(place))
        load_quads(store, _content(snapshot, scope))
    store.flush()
    return store


def needed_bytes(snapshot: Snapshot, scope: Scope, place: Path) -> int:
    """Return about how many bytes on disk the store of a view needs."""
    if _shares_files(snapshot, scope, place):
        return _removed(snapshot) * REMOVED_BYTES
    if scope.include is Include.ASSERTED:
        return loaded_bytes(snapshot.manifest, snapshot.manifest.quads - _removed(snapshot))
    left_out = snapshot.count(DefaultGraph()) - snapshot.count(snapshot.graphs.inferred)
    return loaded_bytes(snapshot.manifest, snapshot.manifest.quads - left_out)


def _shares_files(snapshot: Snapshot, scope: Scope, place: Path) -> bool:
    """Return whether to make the view by removing quads from a store that shares the files of the version.

    A removed quad takes as much time as two that are kept, and as much disk as five. The files of a read-only folder
    may be on another disk than the view, so these are not shared.
    """
    is_beside = place.is_relative_to(snapshot.folder) and snapshot.stored is None
    return scope == Scope(Include.ASSERTED) and is_beside and _FEW * _removed(snapshot) < snapshot.manifest.quads


def _removed(snapshot: Snapshot) -> int:
    """Return the number of quads that the view of stated facts lacks; a few of them may be inverses, which it has."""
    return 2 * snapshot.count(snapshot.graphs.inferred) + snapshot.count(snapshot.graphs.inferred_synthetic)


def _left_out(snapshot: Snapshot, scope: Scope) -> Iterator[Quad]:
    """Yield the quads of a version that the view of stated facts lacks."""
    view, graphs = snapshot.view(scope, on_disk=True), snapshot.graphs
    for graph in (graphs.inferred, graphs.inferred_synthetic):
        for quad in snapshot.disk.quads_for_pattern(None, None, None, graph):
            yield quad
            subject, predicate, value = quad.triple
            if isinstance(subject, NamedNode) and not any(view.quads(subject, predicate, value)):
                yield Quad(subject, predicate, value)


def _content(snapshot: Snapshot, scope: Scope) -> Iterator[Quad]:
    """Yield the facts of the view in the default graph, and the named graphs.

    The view of stated facts has no graph of inferred facts; in that of inferred facts, they lack what counts as stated.
    """
    for quad in snapshot.view(scope, on_disk=True).quads():
        yield Quad(quad.subject, quad.predicate, quad.object)
    graphs = snapshot.graphs
    inferred = graphs.inferred, graphs.inferred_synthetic
    for graph in snapshot.disk.named_graphs():
        if graph not in inferred:
            yield from snapshot.disk.quads_for_pattern(None, None, None, graph)
    if scope.include is Include.INFERRED:
        yield from snapshot.view(Scope(Include.INFERRED, synthetic=True), on_disk=True).quads()
