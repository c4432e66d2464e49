"""The things that query workers read: a version, a view of one, or the newest version in a store that others run."""

from typing import TypeAlias

from graph_store.remote.reading import StoreServed
from graph_store.snapshot import Snapshot
from graph_store.view_stores import BuiltView

Served: TypeAlias = Snapshot | BuiltView | StoreServed


def kind(served: Served) -> str:
    """Return the name of what is read beside its version, such as `asserted-synthetic`; empty for a version itself."""
    if isinstance(served, StoreServed):
        return "store"
    is_view = isinstance(served, BuiltView) or served.document
    return served.folder.name.rpartition("-")[0] if is_view else ""
