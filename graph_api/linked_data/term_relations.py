"""The relations between the terms of one version: broader terms and inverse properties."""

from collections import defaultdict
from collections.abc import Mapping

from pyoxigraph import NamedNode

from graph_api.site.per_version import cached_per_version
from graph_store.snapshot import Snapshot
from ontology.namespaces import (
    OWL_EQUIVALENT_CLASS,
    OWL_INVERSE_OF,
    OWL_SYMMETRIC_PROPERTY,
    RDF_TYPE,
    RDFS_SUB_CLASS_OF,
    RDFS_SUB_PROPERTY_OF,
)


class Hierarchy:
    """The broader terms of each term, over any number of steps, without the term itself."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._classes = _above(_pairs(snapshot, RDFS_SUB_CLASS_OF) + _pairs(snapshot, OWL_EQUIVALENT_CLASS))
        inverse = _pairs(snapshot, OWL_INVERSE_OF)
        self._inverse = {one: other for left, right in inverse for one, other in ((left, right), (right, left))}
        self._inverse |= {each: each for each in _members(snapshot, OWL_SYMMETRIC_PROPERTY)}
        forms = _pairs(snapshot, RDFS_SUB_PROPERTY_OF)
        self._properties = _above(forms + self._turned(forms))

    def classes_above(self, cls: NamedNode) -> frozenset[NamedNode]:
        """Return the classes that every member of this one belongs to."""
        return self._classes.get(cls, frozenset())

    def properties_above(self, prop: NamedNode) -> frozenset[NamedNode]:
        """Return the properties that hold wherever this one does."""
        return self._properties.get(prop, frozenset())

    def inverse(self, prop: NamedNode) -> NamedNode | None:
        """Return the inverse of a property, or None."""
        return self._inverse.get(prop)

    def _turned(self, forms: list[tuple[NamedNode, NamedNode]]) -> list[tuple[NamedNode, NamedNode]]:
        """Return the same relations between the inverses: if `sited at` implies `in`, `site of` implies `contains`."""
        ends = ((self._inverse.get(one), self._inverse.get(other)) for one, other in forms)
        return [(one, other) for one, other in ends if one is not None and other is not None]


@cached_per_version
def hierarchy(snapshot: Snapshot) -> Hierarchy:
    """Return the hierarchy of a version, built once."""
    return Hierarchy(snapshot)


def _pairs(snapshot: Snapshot, predicate: NamedNode) -> list[tuple[NamedNode, NamedNode]]:
    quads = snapshot.quads(None, predicate, None, snapshot.graphs.ontology)
    pairs = ((quad.subject, quad.object) for quad in quads)
    return [(one, other) for one, other in pairs if isinstance(one, NamedNode) and isinstance(other, NamedNode)]


def _members(snapshot: Snapshot, cls: NamedNode) -> list[NamedNode]:
    quads = snapshot.quads(None, RDF_TYPE, cls, snapshot.graphs.ontology)
    return [quad.subject for quad in quads if isinstance(quad.subject, NamedNode)]


def _above(pairs: list[tuple[NamedNode, NamedNode]]) -> Mapping[NamedNode, frozenset[NamedNode]]:
    parents: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for child, parent in pairs:
        parents[child].add(parent)
    return {child: frozenset(_reached(child, parents) - {child}) for child in list(parents)}


def _reached(start: NamedNode, parents: Mapping[NamedNode, set[NamedNode]]) -> set[NamedNode]:
    found: set[NamedNode] = set()
    open_ends = [start]
    while open_ends:
        for parent in parents.get(open_ends.pop(), ()):
            if parent not in found:
                found.add(parent)
                open_ends.append(parent)
    return found
