"""The schema."""

import strawberry

from graph_api.graphql.schema import schema
from graph_api.graphql.sdl import sdl


def test_it_is_built_once() -> None:
    assert schema() is schema()


def test_the_sdl_holds_the_directive_and_the_query() -> None:
    text = sdl()
    assert "directive @rdf(iri: String!) on OBJECT | INTERFACE | FIELD_DEFINITION" in text
    assert "municipality(" in text


def test_strawberry_still_has_the_hooks_we_stand_on() -> None:
    """A new strawberry that moves them fails here and not in an answer."""
    assert callable(strawberry.Schema.process_errors)
    assert hasattr(schema()._schema, "type_map")
