"""The quads of a version, wherever they are: in the engine's own store, or in a store that others run."""

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad, Store

from graph_store.remote.changed import ChangedVersion
from graph_store.remote.stored import StoredVersion
from graph_store.terms import GraphName

Published: TypeAlias = Store | StoredVersion
"""The quads of a published version."""

Readable: TypeAlias = Published | ChangedVersion
"""The same, or those of the version that is being published."""


def held(store: Readable, quads: Iterable[Quad]) -> set[Quad]:
    """Return those of the quads that a store has."""
    if isinstance(store, StoredVersion | ChangedVersion):
        return store.held(quads)
    return {quad for quad in quads if quad in store}


def see_about(store: Readable, things: Iterable[object], graph: GraphName | None = None) -> None:
    """Have what a graph, or any, says about some things at hand: fewer requests, if the store is not the engine's."""
    if isinstance(store, StoredVersion | ChangedVersion):
        store.see_about((each for each in things if isinstance(each, NamedNode)), graph)
