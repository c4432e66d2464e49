"""The data of a page for search engines: schema.org as JSON-LD.

Source: https://schema.org/docs/gs.html
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDFS_SUB_CLASS_OF, SCHEMA, SKOS_CLOSE_MATCH

_LIKE = (SKOS_CLOSE_MATCH, RDFS_SUB_CLASS_OF)


def thing_data(
    snapshot: Snapshot, iri: NamedNode, name: str, other_names: Iterable[str], kinds: Iterable[NamedNode]
) -> dict[str, Any]:
    """Return the description of a thing, from its names and its classes, the most telling first."""
    others = list(other_names)
    types = filter(None, (schema_type(snapshot, kind) for kind in kinds))
    found = {"@context": "https://schema.org", "@type": next(types, "Thing"), "@id": iri.value, "name": name}
    return found | ({"alternateName": others} if others else {})


def schema_type(snapshot: Snapshot, kind: NamedNode) -> str:
    """Return the nearest class of schema.org that the ontology says is like this class or broader; "" without one."""
    like, todo = _like(snapshot), [kind]
    for each in todo:
        if each.value.startswith(SCHEMA):
            return each.value.removeprefix(SCHEMA)
        todo += [other for other in like.get(each, ()) if other not in todo]
    return ""


@cached_per_version
def _like(snapshot: Snapshot) -> Mapping[NamedNode, list[NamedNode]]:
    """Return the classes that the ontology puts next to or above each class, close ones first."""
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for predicate in _LIKE:
        for quad in snapshot.quads(None, predicate, None, snapshot.graphs.ontology):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found[quad.subject].append(quad.object)
    return found


def dataset_data(
    iri: str, name: str, about: str, *, licence: str, publisher: str, moment: str, number: int
) -> dict[str, Any]:
    """Return the description of the whole dataset, for the home page."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": iri,
        "name": name,
        "description": about,
        "license": licence,
        "creator": {"@type": "Organization", "name": publisher},
        "dateModified": moment,
        "version": str(number),
        "isAccessibleForFree": True,
    }
