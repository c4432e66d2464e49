"""The quads of a version, wherever they are: in the engine's own store, or in a store that others run."""

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import Quad, Store

from graph_store.remote.changed import ChangedVersion
from graph_store.remote.stored import StoredVersion

Published: TypeAlias = Store | StoredVersion
"""The quads of a published version."""

Readable: TypeAlias = Published | ChangedVersion
"""The same, or those of the version that is being published."""


def held(store: Readable, quads: Iterable[Quad]) -> set[Quad]:
    """Return those of the quads that a store has."""
    if isinstance(store, StoredVersion | ChangedVersion):
        return store.held(quads)
    return {quad for quad in quads if quad in store}
