"""The sources of a version: the names under `/source/` of the files it was made from."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg


@cached_per_version
def file_sources(snapshot: Snapshot) -> Mapping[str, str]:
    """Return the name of the source of each file, by the name of the file, in the order of the files."""
    start, name = f"{snapshot.graphs.base}source/", kg("fileName", snapshot.graphs.base)
    found = {
        quad.object.value: quad.subject.value.removeprefix(start)
        for quad in snapshot.quads(None, name, None, snapshot.graphs.provenance)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
    return dict(sorted(found.items()))
