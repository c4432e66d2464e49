"""Make the store of the next version from that of the version before and an RDF Patch."""

from pathlib import Path

from pyoxigraph import NamedNode, Store

from graph_store import digest
from graph_store.changes import Change, as_update, by_graph, net
from graph_store.counts import moved
from graph_store.disk_space import is_full
from graph_store.durable_files import link_store, remove_tree
from graph_store.errors import Damaged
from graph_store.manifest import STORE, Manifest, check_files, read_manifest


def leads(change: Change, before: str, after: str) -> bool:
    """Return whether a change leads from a version with one digest to one with the other, both as text."""
    total = int(before, 16) + digest.of_quads(change.added) - digest.of_quads(change.removed)
    return change.removed.isdisjoint(change.added) and digest.as_text(total) == after


def replay(before: Path, change: Change, wanted: Manifest, making: Path) -> None:
    """Write the store of the version `wanted` into the folder `making`, from the version in the folder `before`.

    Raises: Damaged (500) if the change does not lead to the digest and the counts of the version, or empties a graph:
    whether an empty graph remains is not in a patch.
    """
    old, place = read_manifest(before), making.with_suffix(".replay")
    check_files(before, old)
    counts = moved(old.graphs, change)
    if counts != wanted.graphs or not leads(change, old.digest, wanted.digest):
        raise Damaged("The patch to version {version} does not lead to its digest.", version=wanted.version)
    if any(graph.value not in counts for graph in by_graph(change.removed) if isinstance(graph, NamedNode)):
        raise Damaged("The patch to version {version} empties a graph.", version=wanted.version)
    remove_tree(place)
    try:
        link_store(before / STORE, place)
        _apply(Store(str(place)), change, wanted, making)
    except (OSError, RuntimeError) as fault:
        if is_full(fault):
            raise
        raise Damaged(
            "Version {version} cannot be made from the one before: {fault}", version=wanted.version, fault=fault
        ) from fault
    finally:
        remove_tree(place)


def _apply(store: Store, change: Change, wanted: Manifest, making: Path) -> None:
    if net(store, change.removed, change.added) != change:
        raise Damaged(
            "The patch to version {version} removes what is not there, or adds what is.", version=wanted.version
        )
    if change:
        store.update(as_update(change))
    store.flush()
    store.backup(str(making / STORE))
