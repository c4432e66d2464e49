"""The subjects and the places of the data: the members of the classes that the graph folder names for them."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.graph_folder import graph_folder
from ontology.namespaces import GEO_WITHIN
from ontology.vocabulary import Vocabulary


def subjects(snapshot: Snapshot, scope: Scope = Scope()) -> list[NamedNode]:  # noqa: B008
    """Return the members of the classes of `keywords`."""
    return list(dict.fromkeys(members_of(snapshot, scope, graph_folder().graph.keywords)))


def places(snapshot: Snapshot, scope: Scope = Scope()) -> list[NamedNode]:  # noqa: B008
    """Return the members of the classes of `places`, and what lies within them (`geo:sfWithin`)."""
    around = set(members_of(snapshot, scope, graph_folder().graph.places))
    within = snapshot.columns(scope).objects(GEO_WITHIN).items()
    inside = [place for place, wholes in within if isinstance(place, NamedNode) and not around.isdisjoint(wholes)]
    return list(dict.fromkeys([*sorted(around, key=str), *inside]))


def members_of(snapshot: Snapshot, scope: Scope, classes: Iterable[str]) -> Iterable[NamedNode]:
    """Return the members of classes by name, class by class; a class that the ontology lacks has none."""
    columns, known = snapshot.columns(scope), Vocabulary.load(snapshot.graphs.base).classes
    return (each for name in classes if name in known for each in columns.instances(known[name].iri))
