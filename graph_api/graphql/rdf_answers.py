"""Answers as RDF: the facts that an answer shows.

The stock executor runs the document, and each field that reads a property records the facts behind its value. They are
looked up in the graph, so an answer has no triple that the graph does not have.
"""

from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.document_run import DocumentRun
from graph_api.graphql.languages import Text, chosen
from graph_api.graphql.paging import Edges, Nodes
from graph_api.graphql.readers import Key, One, Reader, Types, Value, Values
from graph_api.graphql.request_context import Item, Lens
from graph_api.graphql.selection import Page
from graph_api.graphql.text_readers import Label, Texts
from graph_api.graphql.version_facts import predicates
from graph_api.linked_data.representation import as_rdf
from graph_store.errors import BadRequest, GraphError, InvalidDocument, MalformedDocument
from graph_store.terms import Term
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE

Keep = Callable[[Term], bool]
"""A function that says whether an answer shows a value of a property."""


def rdf_answer(run: DocumentRun) -> bytes:
    """Return the answer of a run in the RDF format of its request.

    RDF has no place for errors, so an answer with an error is refused with it.
    Raises: GraphError of the first error; BadRequest (400) for a document that reads several versions.
    """
    if len(run.read) > 1:
        raise BadRequest("this document reads several versions; ask for one at a time, or for JSON")
    shown = ShownFacts()
    result = run.result(shown)
    if result.errors:
        raise _error(result.errors[0])
    return as_rdf(shown.triples, run.request.media, run.settings.base)


class ShownFacts:
    """The facts that an answer shows, as its fields record them."""

    def __init__(self) -> None:
        self._found: dict[Triple, None] = {}

    @property
    def triples(self) -> Sequence[Triple]:
        """The facts, each once, in the order of the document."""
        return list(self._found)

    def note(self, source: Any, reader: Reader, value: Any) -> None:
        """Record the facts behind the value of one field; a field without facts of its own has none."""
        if isinstance(source, Item):
            self._note_thing(source, reader, value)
        elif isinstance(source, Page) and source.origin is not None and isinstance(reader, Nodes | Edges):
            name, thing = source.origin
            for iri in source.shown:
                if thing is None:
                    self._look_up(source.lens, iri, [RDF_TYPE], _classes(source.lens, [name]))
                else:
                    self._look_up(source.lens, thing, _of(source.lens, name), NamedNode(iri).__eq__)

    def _note_thing(self, item: Item, reader: Reader, value: Any) -> None:
        lens, iri = item.lens, item.iri
        match reader:
            case One():
                self._look_up(lens, iri, _of(lens, reader.name), lambda term: term == NamedNode(value.iri))
            case Label():
                best = chosen(lens.facts.of(reader.name).get(iri, ()), lens.languages)
                self._look_up(lens, iri, _of(lens, reader.name), lambda term: _text(term) == best)
            case Texts():
                self._look_up(lens, iri, _of(lens, reader.name), lambda term: _text(term) in value)
            case Value() | Values():
                self._look_up(lens, iri, _of(lens, reader.name), lambda _: True)
            case Types():
                self._look_up(lens, iri, [RDF_TYPE], _classes(lens, value))
            case Key():
                self._look_up(lens, iri, [DCT_IDENTIFIER], lambda term: _text(term) == Text(value, ""))

    def _look_up(self, lens: Lens, iri: str, properties: Sequence[NamedNode], keep: Keep) -> None:
        view = lens.snapshot.view(lens.facts.scope, on_disk=True)
        for each in properties:
            self._found |= {quad.triple: None for quad in view.quads(NamedNode(iri), each) if keep(quad.object)}


def _of(lens: Lens, name: str) -> Sequence[NamedNode]:
    return predicates(lens.facts.vocabulary.properties[name])


def _classes(lens: Lens, names: Sequence[str]) -> Keep:
    known = lens.facts.vocabulary.classes
    iris = {known[name].iri for name in names if name in known}
    return lambda term: term in iris


def _text(term: Term) -> Text | None:
    return Text(term.value, term.language or "") if isinstance(term, Literal) else None


def _error(found: GraphQLError) -> GraphError:
    if isinstance(found.original_error, GraphError):
        return found.original_error
    return (MalformedDocument if isinstance(found, GraphQLSyntaxError) else InvalidDocument)(found.message)
