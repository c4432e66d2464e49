"""The forms of statements: triples of the store, lines of N-Quads, and texts with digests.

A form is made in two steps: all of a statement but its subject, which often repeats and is remembered, then the whole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeAlias, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store.fact_digest import digest_of_text, fact_digest
from graph_store.graphs import Graphs
from graph_store.terms import Term
from loaders.map.facts import Fact
from loaders.map.terms import IRI, Kind, Value
from ontology.namespaces import RDF_TYPE
from ontology.reasoning import is_schema

Statement: TypeAlias = tuple[str, Triple]
"""The name of a graph (after `graph/`) and a triple in it."""

Text: TypeAlias = tuple[NamedNode, str, bytes, bool]
"""A graph, a triple in it as text, the digest that names the triple, and whether it is about the schema."""

Subject = TypeVar("Subject")
End = TypeVar("End")
Form = TypeVar("Form")

_ANY = NamedNode("urn:x:any")


@dataclass(frozen=True, slots=True)
class Rendering(Generic[Subject, End, Form]):
    """One form of statements.

    `subject` gives the form of a subject. `ends` returns, for a graph, a property and a kind of object, the function
    from the text of an object to the form of all but the subject. `whole` joins a subject and several of these.
    """

    subject: Callable[[Value], Subject]
    ends: Callable[[str, str, Kind], Callable[[str], End]]
    whole: Callable[[Subject, Iterable[End]], list[Form]]

    def of(self, fact: Fact) -> Form:
        """Return the form of a fact."""
        end = self.ends(fact.graph, fact.predicate, fact.object.kind)(fact.object.text)
        return self.whole(self.subject(fact.subject), (end,))[0]


def statements() -> Rendering[NamedNode | BlankNode, tuple[str, NamedNode, Term], Statement]:
    """Return the form of triples of the store, with the names of their graphs."""

    @cache
    def ends(graph: str, predicate: str, kind: Kind) -> Callable[[str], tuple[str, NamedNode, Term]]:
        named, term = NamedNode(predicate), kind.term
        return lambda text: (graph, named, term(text))

    return Rendering(_node, ends, lambda subject, ends: [(name, Triple(subject, p, o)) for name, p, o in ends])


def _node(value: Value) -> NamedNode | BlankNode:
    found = value.term
    assert not isinstance(found, Literal)  # noqa: S101 - no literal is the subject of a fact
    return found


def lines(graphs: Graphs) -> Rendering[str, str, str]:
    """Return the form of lines of N-Quads."""

    @cache
    def ends(graph: str, predicate: str, kind: Kind) -> Callable[[str], str]:
        middle, written, after = f" {NamedNode(predicate)} ", kind.written, f" {graphs.named(graph)} .\n"
        return lambda text: middle + written(text) + after

    return Rendering(lambda value: value.written, ends, lambda subject, ends: [subject + end for end in ends])


def texts(graphs: Graphs) -> Rendering[tuple[str, str], tuple[NamedNode, str, str, bool], Text]:
    """Return the form of texts with the digest that names each triple."""

    @cache
    def ends(graph: str, predicate: str, kind: Kind) -> Callable[[str], tuple[NamedNode, str, str, bool]]:
        named, property_ = graphs.named(graph), NamedNode(predicate)
        middle, written, before, after = f" {property_} ", kind.written, f" {predicate} ", f" {kind.suffix}"
        if property_ == RDF_TYPE and kind is IRI:
            return lambda text: (named, middle + written(text), before + text + after, _is_schema(property_, text))
        speaks = _is_schema(property_, None)
        return lambda text: (named, middle + written(text), before + text + after, speaks)

    def whole(subject: tuple[str, str], ends: Iterable[tuple[NamedNode, str, str, bool]]) -> list[Text]:
        written, about = subject
        return [(graph, written + text, digest_of_text(about + named), speaks) for graph, text, named, speaks in ends]

    return Rendering(lambda value: (value.written, value.text), ends, whole)


def as_text(graph: NamedNode, triple: Triple) -> Text:
    """Return a triple of a graph as a text with its digest."""
    return graph, str(triple), fact_digest(triple), is_schema(triple)


@cache
def _is_schema(property_: NamedNode, cls: str | None) -> bool:
    """Return whether triples with this property, and this class if it is `rdf:type`, are about the schema."""
    return is_schema(Triple(_ANY, property_, _ANY if cls is None else NamedNode(cls)))
