"""The facts of a thing, property by property, each with its origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.explained import Explained
from graph_api.graphql.fact_sources import FactSources, Provenance
from graph_api.graphql.property_names import name_of, predicate_named
from graph_api.graphql.readers import Reader, Source, Things
from graph_api.graphql.request_context import Call, Item, Lens, RequestContext
from graph_api.graphql.selection import MAX_LIST, argument
from graph_api.graphql.term_names import label, plain
from graph_api.graphql.version_facts import note
from graph_store.errors import ResultTooLarge
from graph_store.graphs import Include
from graph_store.terms import GraphName, order


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a thing; `sources` holds its origin, with those of the facts that were read with it."""

    triple: Triple
    sources: FactSources

    @property
    def lens(self) -> Lens:
        """Return the lens that shows the fact."""
        return self.sources.lens

    @property
    def name(self) -> str:
        """Return the name of the property in the schema, otherwise its IRI."""
        return name_of(self.triple.predicate, self.lens.facts)

    @property
    def predicate(self) -> str:
        """Return the IRI of the property."""
        return self.triple.predicate.value

    @property
    def value(self) -> str:
        """Return the text of a literal, or the IRI of a thing."""
        return plain(self.triple.object)

    @property
    def lang(self) -> str:
        """Return the language tag of a text; empty for every other value."""
        value = self.triple.object
        return value.language or "" if isinstance(value, Literal) else ""

    @property
    def datatype(self) -> str | None:
        """Return the IRI of the datatype of a literal."""
        value = self.triple.object
        return value.datatype.value if isinstance(value, Literal) else None

    @property
    def label(self) -> str:
        """Return the value for display."""
        return label(self.lens, self.triple.object)

    @property
    def thing(self) -> Item | None:
        """Return the value, if it is a thing of the inventories."""
        iri = self.value
        is_thing = self.datatype is None and self.sources.context.is_data(iri, self.lens)
        return Item(iri, self.lens) if is_thing else None

    @property
    def provenance(self) -> Provenance:
        """Return the origin of the fact."""
        return self.sources.provenance(self.triple)

    @property
    def derivation(self) -> Explained:
        """Return the reason that the fact holds."""
        return self.sources.derivation(self.triple)


@dataclass(frozen=True)
class Facts(Reader):
    """Reads the facts of things, of some properties or of all."""

    exact = False

    def read(self, source: Source, call: Call) -> list[Fact]:
        """Return the facts of one thing. Raises: BadRequest (400), ResultTooLarge (507)."""
        (found,) = self.column(Things([source.iri], source.lens), call)
        return found

    def column(self, things: Things, call: Call) -> list[list[Fact]]:
        """Return the facts of each thing, read together. Raises: BadRequest (400), ResultTooLarge (507)."""
        names, scope = argument(call.given, "properties"), things.lens.facts.scope
        wanted = None if names is None else [predicate_named(call.context.vocabulary, each) for each in names]
        triples = _triples(call.context, things, wanted)
        sources = FactSources(call.context, things.lens, triples)
        by_thing: dict[str, list[Fact]] = {iri: [] for iri in things.iris}
        for triple in triples if scope.include is Include.ALL else filter(sources.shows, triples):
            by_thing[plain(triple.subject)].append(Fact(triple, sources))
        return [_in_order(iri, by_thing[iri]) for iri in things.iris]


def _in_order(iri: str, facts: list[Fact]) -> list[Fact]:
    if len(facts) > MAX_LIST:
        raise ResultTooLarge(
            "{iri} has {count} facts, and {most} is the limit; name some properties",
            iri=iri,
            count=len(facts),
            most=MAX_LIST,
        )
    return sorted(facts, key=lambda fact: (fact.name, order(fact.triple.object)))


def _triples(context: RequestContext, things: Things, wanted: Sequence[NamedNode] | None) -> list[Triple]:
    """Return the facts of the things that any choice of stated or inferred facts shows, each once."""
    note("facts of things")
    lens, nodes = things.lens, [NamedNode(iri) for iri in things.iris]
    kept = {each.iri for each in context.vocabulary.properties.values() if each.in_provenance}
    here = kept if wanted is None else kept.intersection(wanted)
    found = dict.fromkeys(_looked_up(lens, nodes, wanted, lens.snapshot.graphs.whole(lens.facts.scope.whole)))
    found |= dict.fromkeys(_looked_up(lens, nodes, here, [lens.snapshot.graphs.provenance]))
    return list(found)


def _looked_up(
    lens: Lens, things: Sequence[NamedNode], wanted: Iterable[NamedNode] | None, graphs: Iterable[GraphName]
) -> list[Triple]:
    properties: list[NamedNode | None] = [None] if wanted is None else [*wanted]
    patterns: list[Any] = [(thing, each, None) for thing in things for each in properties]
    return [quad.triple for graph in graphs for quad in lens.snapshot.look_up(patterns, graph)]
