"""The types of facts and of changes between versions, which refer to the type of every thing."""

from collections.abc import Iterator
from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from graph_api.graphql import changes, thing_facts
from graph_api.graphql.declarations import attribute, fill, named, output
from graph_api.graphql.directives import paged
from graph_api.graphql.explanation_types import Explanation, Provenance
from graph_api.graphql.fields import PAGE, Arguments, plain
from graph_api.graphql.readers import Fixed
from graph_api.graphql.types import Connection

ID = strawberry.ID
PROPERTIES: Arguments = {"properties": (list[str] | None, "")}
VERSIONS: Arguments = {
    "from": (ID, "The number of the earlier version, or the earlier document by key or IRI."),
    "to": (ID, "The number of the later version, or the later document by key or IRI."),
}


class FactTypes:
    """The types for one ontology."""

    def __init__(self, thing: type[Any]) -> None:
        self.fact = output("Fact", "A fact about a thing, with its origin.")
        fill(self.fact, _fact(thing))
        self.connection = self._connection(thing)

    def _connection(self, thing: type[Any]) -> type[Any]:
        """Declare the pages of changes."""
        changed = output("PropertyChange", "The values of one property that came, and those that went.")
        fill(changed, _property_change(self.fact))
        change = output("Change", "A thing with the facts about it that came or went.")
        fill(change, [
            attribute("iri", ID, "The IRI of the thing."),
            attribute("label", str, "Its name."),
            attribute("thing", thing | None, "The thing in the later version, otherwise in the earlier one; null for a "
                                             "term of the ontology."),
            attribute("properties", list[changed], "The changes, property by property."),  # type: ignore[valid-type]
        ])  # fmt: skip
        edge = output("ChangeEdge", "A change on a page.")
        fill(edge, [
            attribute("cursor", str, "The cursor of the change, valid for these versions."),
            attribute("node", change, "The change."),
        ])  # fmt: skip
        made = output("ChangeConnection", "The changes between two versions, in pages.", [Connection])
        several, edges = list[change], list[edge]  # type: ignore[valid-type]
        fill(made, [
            named("nodes", several, plain(Fixed(changes.nodes), "The changes on this page, by IRI.")),
            named("edges", edges, plain(Fixed(changes.edges), "The changes on this page, each with its cursor.")),
        ])  # fmt: skip
        return made

    def facts(self) -> StrawberryField:
        """Return the field of every thing with its facts."""
        said = "Its facts, of these properties or of all."
        return named("facts", list[self.fact], plain(thing_facts.Facts(), said, PROPERTIES, weight=20))  # type: ignore[name-defined]

    def changes(self) -> StrawberryField:
        """Return the root field with the changes between two versions."""
        said = "The things with facts that came or went between two versions or documents, by IRI."
        field = plain(changes.changes, said, {**VERSIONS, **PAGE}, paged(), 1000)
        return named("changes", self.connection | None, field)


def _fact(thing: type[Any]) -> Iterator[StrawberryField]:
    yield _property()
    yield attribute("predicate", ID, "The IRI of the property.")
    yield attribute("value", str, "The text of the value; for a thing, its IRI.")
    yield attribute("lang", str, "The language tag of a text; otherwise empty.")
    yield attribute("datatype", ID | None, "The IRI of the datatype; null if the value is a thing.")
    yield attribute("label", str, "The value for display; for a thing, its name.")
    yield attribute("thing", thing | None, "The value, if it is a thing.")
    yield attribute("provenance", Provenance, "The origin of the fact.")
    yield attribute("derivation", Explanation, "The reason that the fact holds.")


def _property_change(fact: type[Any]) -> Iterator[StrawberryField]:
    several = list[fact]  # type: ignore[valid-type]
    yield _property()
    yield attribute("predicate", ID, "The IRI of the property.")
    yield attribute("label", str, "The name of the property for display.")
    yield attribute("added", several, "The values that came, with their origin in the later version.")
    yield attribute("removed", several, "The values that went, with their origin in the earlier version.")


def _property() -> StrawberryField:
    said = "The name of the property in this schema; its IRI if it has none."
    return named("name", str, StrawberryField(graphql_name="property", description=said))
