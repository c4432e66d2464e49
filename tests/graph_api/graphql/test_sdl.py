"""The schema as text."""

import pytest
from graphql import build_schema

from graph_api.graphql.schema import schema
from graph_api.graphql.sdl import sdl

pytestmark = pytest.mark.slow


def test_the_text_is_the_schema() -> None:
    built = build_schema(sdl())
    assert set(built.type_map) == set(schema()._schema.type_map)


def test_what_an_interface_says_of_a_field_stands_there_alone() -> None:
    text = sdl()
    assert text.count('"""A municipality that takes part') <= 1
    assert len(text) < len(schema().as_str())
    assert text.count("All classes of the thing, including inferred ones.") == 1
