"""The subjects of the data: the members of the classes that the graph folder names for keywords."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.graph_folder import graph_folder
from ontology.namespaces import ENDED_BY, RDFS_LABEL, kg
from ontology.vocabulary import Vocabulary
from queries.subjects import members_of

_IN_INVENTORIES = """
SELECT DISTINCT ?class ?graph ?subject WHERE {
  ?subject a ?class . ?thing ?property ?subject . GRAPH ?graph { ?thing a ?kind }
}"""


def members(snapshot: Snapshot, classes: Iterable[str]) -> list[NamedNode]:
    """Return the members of classes that have not ended."""
    ended = snapshot.columns().objects(kg(ENDED_BY, snapshot.graphs.base))
    return [each for each in members_of(snapshot, Scope(), classes) if each not in ended]


def names(snapshot: Snapshot, subjects: Iterable[NamedNode]) -> list[Literal]:
    """Return the names of subjects, in every language they have."""
    labels = snapshot.columns().objects(RDFS_LABEL)
    found = {name for each in subjects for name in labels.get(each, ()) if isinstance(name, Literal)}
    return sorted(found, key=lambda text: (text.value, text.language or ""))


@cached_per_version
def subjects_by_inventory(snapshot: Snapshot) -> Mapping[str, list[NamedNode]]:
    """Return the subjects to which the things and rows of each inventory lead, by the stem of its file."""
    classes = graph_folder().graph.keywords
    shown, known = set(members(snapshot, classes)), Vocabulary.load(snapshot.graphs.base).classes
    start, found = snapshot.graphs.source("").value, defaultdict(set)
    for name in classes:
        for row in snapshot.select(_IN_INVENTORIES, **{"class": known[name].iri}):
            graph, subject = row["graph"], row["subject"]
            if isinstance(graph, NamedNode) and isinstance(subject, NamedNode) and subject in shown:
                found[graph.value.removeprefix(start)].add(subject)
    return {stem: sorted(each, key=lambda subject: subject.value) for stem, each in found.items()}
