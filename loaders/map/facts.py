"""The facts and axioms of rows, before they become triples, lines or digests."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from pyoxigraph import NamedNode, Triple

from loaders.map.terms import IRI, Value
from ontology.namespaces import OWL_HAS_VALUE, OWL_ON_PROPERTY, OWL_RESTRICTION, RDF_TYPE, RDFS_SUB_CLASS_OF


class Fact(NamedTuple):
    """A statement: its subject, the name of its graph (after `graph/`), its property as an IRI, and its object."""

    subject: Value
    graph: str
    predicate: str
    object: Value

    @property
    def triple(self) -> Triple:
        """The statement as the store has it."""
        return Triple(self.subject.term, NamedNode(self.predicate), self.object.term)  # type: ignore[arg-type]


class Axiom(NamedTuple):
    """A statement about every member of a class: `cls rdfs:subClassOf [owl:onProperty …; owl:hasValue …]`."""

    cls: str
    graph: str
    predicate: str
    object: Value

    def named(self, node: str) -> Iterator[Fact]:
        """Yield the facts of the axiom; its restriction is named `node`."""
        restriction = Value(IRI, node)
        yield Fact(Value(IRI, self.cls), self.graph, RDFS_SUB_CLASS_OF.value, restriction)
        yield Fact(restriction, self.graph, RDF_TYPE.value, Value(IRI, OWL_RESTRICTION.value))
        yield Fact(restriction, self.graph, OWL_ON_PROPERTY.value, Value(IRI, self.predicate))
        yield Fact(restriction, self.graph, OWL_HAS_VALUE.value, self.object)


Stated: TypeAlias = Fact | Axiom

Source = TypeVar("Source")


def named_facts(found: Iterable[tuple[Stated, Source]], row: str) -> Iterator[tuple[Fact, Source]]:
    """Yield the facts of a row, each with where it comes from; its axioms are named `#axiom`, `#axiom-2` and so on.

    An axiom that comes from several sources is named once.
    """
    names: dict[Axiom, str] = {}
    for each, source in found:
        if isinstance(each, Axiom):
            number = len(names) + 1
            name = names.setdefault(each, f"{row}#axiom" + (f"-{number}" if number > 1 else ""))
            yield from ((fact, source) for fact in each.named(name))
        else:
            yield each, source
