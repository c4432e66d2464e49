"""The query and subscription types: the fields that a document can start with."""

from collections.abc import Iterator
from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from graph_api.graphql import explanation_types, explanations, paging, resolvers, types
from graph_api.graphql.declarations import attribute, fill, named, output
from graph_api.graphql.descriptions import described
from graph_api.graphql.directives import paged
from graph_api.graphql.fields import PAGE, Arguments, everything, lookup, plain
from graph_api.graphql.live_documents import LIVE, ROOT
from graph_api.graphql.readers import Fixed
from graph_api.graphql.schema_types import SchemaTypes
from graph_api.graphql.search import SearchMatch, TextPart
from graph_api.graphql.version_facts import THING

TRIPLE: Arguments = {
    "subject": (strawberry.ID, "An IRI or a key."),
    "predicate": (str, "The name or IRI of a property, or `type`."),
    "object": (str, "An IRI, a key, the name of a class, or the text of a value."),
}
PROOFS: Arguments = {**TRIPLE, "first": (int | None, "Largest number of results, up to 10.")}
NODE: Arguments = {"id": (strawberry.ID, "The `id` of a thing, an IRI, or a key such as tree:oak.")}
NODES: Arguments = {"ids": (list[strawberry.ID], "")}


def query_type(made: SchemaTypes) -> type[Any]:
    """Return the query type over the types of an ontology."""
    query = output("Query", "The fields that a query can start with. Each is null if it has an error.")
    fill(query, [*_things(made), *_explanations(), made.facts.changes(), *_classes(made)])
    return query


def subscription_type(query: type[Any]) -> type[Any]:
    """Return the subscription type, whose one field leads to those of the query type."""
    live = output(ROOT, "A query that stays open; the whole selection is answered again when a version changes it.")
    fill(live, [attribute(LIVE, query, "The fields of a query.")])
    return live


def _things(made: SchemaTypes) -> Iterator[StrawberryField]:
    choice, by, thing = made.inputs.choice(THING), made.inputs.by(THING), made.things[THING]
    yield named("thing", thing | None, lookup(THING, by, "Any thing, by IRI or key."))
    yield named("things", made.connections[THING] | None, everything(THING, choice, "Every thing with a class."))
    said = "Any thing, by its `id`, at the moment that the `id` names (Relay)."
    yield named("node", types.Node | None, plain(resolvers.node, said, NODE))
    nodes = plain(resolvers.nodes, "Things by their `id`, each at its moment (Relay).", NODES)
    yield named("nodes", list[types.Node | None] | None, nodes)
    yield named("search", _results(thing) | None, _search(made))


def _results(thing: type[Any]) -> type[Any]:
    match = output("SearchEdge", "A thing found by a search, and the text that contains the words.")
    several = list[thing]  # type: ignore[valid-type]
    fill(match, [
        named("cursor", str, plain(Fixed(lambda match, call: match.page.cursor(match.item.iri)), "Its cursor.")),
        named("node", thing, plain(lambda match, call: match.item, "The thing.")),
        named("score", float, plain(Fixed(lambda match, call: match.hit.score), "A higher score is a better match.")),
        named("property", str, plain(Fixed(lambda match, call: match.field), "The property of the text.")),
        named("text", str, plain(Fixed(lambda match, call: match.hit.text), "The text, or the part with the words.")),
        named("match", SearchMatch, plain(Fixed(lambda match, call: match.way), "How the words match the text.")),
        named("via", thing | None, plain(lambda match, call: match.via, "The subject whose name the text is, if any.")),
        named("lang", str, plain(Fixed(lambda match, call: match.hit.language), "Its language tag, or nothing.")),
        named("highlight", list[TextPart], plain(Fixed(lambda match, call: match.parts), "The same text in parts.")),
    ])  # fmt: skip
    made = output("SearchConnection", "Things found by a search, in pages.", [types.Connection])
    fill(made, [
        named("nodes", several, plain(paging.Nodes(), "The things on this page.")),
        named("edges", list[match], plain(resolvers.matches, "The things on this page, each with its text.")),  # type: ignore[valid-type]
    ])  # fmt: skip
    return made


def _search(made: SchemaTypes) -> Any:
    text = "Words, or beginnings of words, that the text must contain. Case and accents are ignored."
    classes = list[made.inputs.class_name] | None  # type: ignore[name-defined]
    arguments = {
        "text": (str, text),
        "language": (str | None, "Only texts in exactly this language."),
        "types": (classes, "Only members of these classes."),
        "filter": made.inputs.choice(THING)["filter"],
        **PAGE,
    }
    return plain(resolvers.search, "Things by words in their texts, best first.", arguments, paged(), 20)


def _explanations() -> Iterator[StrawberryField]:
    said = "The explanation of a triple: rules, premises and rows."
    yield named("explain", explanation_types.Explanation | None, plain(explanations.explain, said, TRIPLE, weight=100))
    said = "All derivations of a triple, shortest first."
    several = list[explanation_types.Explanation] | None
    yield named("derivations", several, plain(explanations.derivations, said, PROOFS, weight=1000))
    said = "The rules that could give a triple that does not hold, and their missing premises."
    yield named(
        "whyNot", list[explanation_types.NearMiss] | None, plain(explanations.why_not, said, PROOFS, weight=1000)
    )
    said = "The rows that state a triple; empty if the triple is only inferred."
    yield named("provenance", list[explanation_types.SourceRow] | None, plain(explanations.provenance, said, TRIPLE))
    yield named(
        "dataset", types.Dataset | None, plain(resolvers.dataset, "The version of the data used for the answer.")
    )


def _classes(made: SchemaTypes) -> Iterator[StrawberryField]:
    for name, term in made.words.classes.items():
        if term.typed:
            yield named(term.singular, made.things[name] | None, lookup(name, made.inputs.by(name), described(term)))
        kind = made.inputs.read_as(name)
        members = everything(name, made.inputs.choice(kind), described(term))
        yield named(term.plural, made.connections[kind] | None, members)
