"""A published version for Python programs, as a Dataset of rdflib."""

from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.graphs import DEFAULT_BASE
from graph_store.versions import State

if TYPE_CHECKING:
    from rdflib import Dataset


def open_dataset(folder: Path | str, version: int | None = None, *, base: str = DEFAULT_BASE) -> "Dataset":
    """The newest version in a state folder, or the given one, as an rdflib Dataset to read from.

    Its default graph holds each fact once; the named graphs are `{base}graph/…`. Nothing that is written to it is kept.
    Use it on the thread that opened it, and never give it text from somebody else: rdflib has no limits.
    Raises: NoVersion (503), UnknownVersion (404), OtherBase, Damaged (500).
    """
    from oxrdflib import OxigraphStore  # only programs that use the view pay for importing rdflib
    from rdflib import Dataset

    state = State(Path(folder), base)
    snapshot = state.newest() if version is None else state.open(version)
    snapshot.hold()
    return Dataset(store=OxigraphStore(store=snapshot.store()))
