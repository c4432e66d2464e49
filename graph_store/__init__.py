"""The dataset: storing, publishing and querying triples. This package knows nothing of our domain."""

from graph_store.columns import Columns
from graph_store.errors import GraphError
from graph_store.formats import Format, serialise
from graph_store.graphs import DEFAULT_BASE, Graphs, Include, Scope, rebase
from graph_store.manifest import Manifest
from graph_store.rdf_patch import as_patch
from graph_store.rdflib_view import open_dataset as open  # noqa: A004 - graph_store.open(…) is the public name
from graph_store.snapshot import Snapshot
from graph_store.terms import Term, canonical, order
from graph_store.versions import State
from graph_store.writer import Writer

__all__ = [
    "DEFAULT_BASE",
    "Columns",
    "Format",
    "GraphError",
    "Graphs",
    "Include",
    "Manifest",
    "Scope",
    "Snapshot",
    "State",
    "Term",
    "Writer",
    "as_patch",
    "canonical",
    "open",
    "order",
    "rebase",
    "serialise",
]
