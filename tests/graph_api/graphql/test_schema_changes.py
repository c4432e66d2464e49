"""Changes of the schema that break programs, and those that do not."""

from pathlib import Path

import pytest
from graphql import build_schema

from graph_api.graphql.schema import schema
from graph_api.graphql.schema_changes import Changes, changes
from graph_api.graphql.sdl import sdl
from graph_store.errors import BadRequest

RECORDED = Path(__file__).parents[3] / "schema.graphql"
OLD = 'type Query { "One." a(x: Int): String b: Int } enum E { One Two }'


@pytest.mark.slow
def test_the_schema_keeps_what_was_recorded() -> None:
    """A deliberate break is recorded anew, and the changelog names it."""
    found = changes(RECORDED.read_text(encoding="utf-8"), schema()._schema)
    assert found.breaking == ()


@pytest.mark.parametrize("directives", ["rdf", "all"])
def test_a_schema_has_no_changes_since_itself(directives: str) -> None:
    assert changes(sdl(directives=directives), schema()._schema) == Changes((), (), ())


def test_a_field_argument_type_or_value_that_goes_is_breaking() -> None:
    found = changes(OLD, build_schema("type Query { a: String b: String } enum E { One }"))
    assert {
        "Enum value E.Two was removed.",
        "Argument Query.a(x:) was removed.",
        "Field Query.b changed type from Int to String.",
    } <= set(found.breaking)


def test_what_is_added_breaks_nothing_and_a_description_is_no_change() -> None:
    found = changes(OLD, build_schema("type Query { a(x: Int): String b: Int c: Int } enum E { One Two }"))
    assert found == Changes((), (), ("Field Query.c was added.",))
    assert list(found.by_kind()) == [("addition", "Field Query.c was added.")]


def test_a_value_or_an_optional_argument_that_is_added_is_risky() -> None:
    found = changes(OLD, build_schema("type Query { a(x: Int, y: Int): String b: Int } enum E { One Two Three }"))
    assert found.breaking == ()
    assert len(found.risky) == 2


@pytest.mark.parametrize("text", ["", "type Query {", "type Query { a: Missing }"])
def test_a_file_without_a_schema_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        changes(text, schema()._schema)
