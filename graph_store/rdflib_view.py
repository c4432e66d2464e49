"""A published version for Python programs, as a Dataset of rdflib."""

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from graph_store.graphs import DEFAULT_BASE
from graph_store.versions import State

if TYPE_CHECKING:
    from rdflib import Dataset


def open_dataset(folder: Path | str, version: int | None = None, *, base: str = DEFAULT_BASE) -> "Dataset":
    """Open the newest or the given version in a state folder as a read-only rdflib Dataset.

    Its default graph holds each fact once; the named graphs are `{base}graph/…`. Changes to it are not kept. Use it in
    the thread that opened it, and never run a query from somebody else on it: rdflib has no limits.
    Raises: NoVersion (503), UnknownVersion (404), OtherBase, Damaged (500).
    """
    from oxrdflib import OxigraphStore  # importing rdflib is slow, so only programs that use the view do it
    from rdflib import Dataset

    state = State(Path(folder), base)
    snapshot = state.newest() if version is None else state.open(version)
    snapshot.hold()
    store = snapshot.store()
    assert isinstance(store, Store)  # noqa: S101 - without an address of a store, each version has a copy
    return Dataset(store=OxigraphStore(store=store))
