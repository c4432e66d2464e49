"""Look-ups in the triples of an ontology, by term, with the conventions of our annotations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.terms import Term
from ontology import namespaces

_PATH, _IN = NamedNode(f"{namespaces.SHACL}path"), NamedNode(f"{namespaces.SHACL}in")


class OntologyIndex:
    """The triples of an ontology and its shapes under one base IRI, indexed by subject and by object."""

    def __init__(self, triples: Iterable[Triple], base: str) -> None:
        self.base = base
        self.out: dict[Term, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.into: dict[tuple[NamedNode, Term], list[Term]] = defaultdict(list)
        for triple in triples:
            self.out[triple.subject][triple.predicate].append(triple.object)
            self.into[triple.predicate, triple.object].append(triple.subject)

    def is_a(self, iri: NamedNode, kind: NamedNode) -> bool:
        """Return whether the term has this type."""
        return kind in self.out[iri][namespaces.RDF_TYPE]

    def flag(self, iri: NamedNode, name: str) -> bool:
        """Return whether an annotation of ours is true."""
        return any(value in {"true", "1"} for value in self.annotations(iri, name))

    def annotations(self, iri: NamedNode, name: str) -> list[str]:
        """Return the values of an annotation of ours that are literals."""
        return [str(value.value) for value in self.literals(iri, namespaces.kg(name, self.base))]

    def texts(self, iri: NamedNode, predicate: NamedNode) -> dict[str, str]:
        """Return the text in each language; one without a language has the empty name."""
        return {value.language or "": value.value for value in self.literals(iri, predicate)}

    def literals(self, iri: NamedNode, predicate: NamedNode) -> list[Literal]:
        """Return the values that are literals."""
        return [value for value in self.out[iri][predicate] if isinstance(value, Literal)]

    def named(self, iri: NamedNode, *predicates: NamedNode) -> list[NamedNode]:
        """Return the values that are IRIs, those of the first predicate first."""
        values = (value for predicate in predicates for value in self.out[iri][predicate])
        return [value for value in values if isinstance(value, NamedNode)]

    def is_inferred(self, iri: NamedNode) -> bool:
        """Return whether membership is only inferred: from a class expression, or because an annotation says so."""
        enough = [
            *self.into[namespaces.RDFS_SUB_CLASS_OF, iri],
            *self.out[iri][namespaces.OWL_EQUIVALENT_CLASS],
            *self.into[namespaces.OWL_EQUIVALENT_CLASS, iri],
        ]
        return any(map(self._is_unnamed, enough)) or self.flag(iri, "inferredOnly")

    def is_personal(self, iri: NamedNode) -> bool:
        """Return whether the class or one above it has the annotation `kg:personal`."""
        found, todo = set[NamedNode](), [iri]
        while todo:
            if (each := todo.pop()) not in found:
                found.add(each)
                todo += self.named(each, namespaces.RDFS_SUB_CLASS_OF, namespaces.OWL_EQUIVALENT_CLASS)
        return any(self.flag(each, "personal") for each in found)

    def inverse(self, iri: NamedNode) -> NamedNode | None:
        """Return the property in the other direction; a symmetric property is its own."""
        if self.is_a(iri, namespaces.OWL_SYMMETRIC_PROPERTY):
            return iri
        pairs = [*self.out[iri][namespaces.OWL_INVERSE_OF], *self.into[namespaces.OWL_INVERSE_OF, iri]]
        return next((other for other in pairs if isinstance(other, NamedNode)), None)

    def step(self, iri: NamedNode) -> NamedNode | None:
        """Return the property of one step along a transitive property or along the inverse of one, or None."""
        if self.is_a(iri, namespaces.OWL_TRANSITIVE_PROPERTY):
            return self._first_below(iri) or iri
        back = self.inverse(iri)
        if back is None or not self.is_a(back, namespaces.OWL_TRANSITIVE_PROPERTY):
            return None
        below = self._first_below(back)
        return self.inverse(below) if below else iri

    def range(self, iri: NamedNode) -> str | None:
        """Return the first range, stated or documented, or None."""
        return next((each.value for each in self.named(iri, *namespaces.RANGES)), None)

    def words(self, iri: NamedNode) -> tuple[str, ...]:
        """Return the values that shapes list for a property, in the order of the lists.

        Source: https://www.w3.org/TR/shacl/#InConstraintComponent
        """
        lists = (first for shape in self.into[_PATH, iri] for first in self.out[shape][_IN])
        return tuple(dict.fromkeys(str(each.value) for first in lists for each in self._members(first)))

    def _members(self, node: Term) -> Iterator[Literal]:
        while node in self.out and node != namespaces.RDF_NIL:
            yield from (each for each in self.out[node][namespaces.RDF_FIRST] if isinstance(each, Literal))
            node = next(iter(self.out[node][namespaces.RDF_REST]), namespaces.RDF_NIL)

    def _first_below(self, iri: NamedNode) -> NamedNode | None:
        below = [each for each in self.into[namespaces.RDFS_SUB_PROPERTY_OF, iri] if isinstance(each, NamedNode)]
        return min(below, key=str, default=None)

    def _is_unnamed(self, iri: Term) -> bool:
        return isinstance(iri, NamedNode) and iri.value.startswith(f"{self.base}.well-known/genid/")
