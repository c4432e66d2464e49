"""Columns of values."""

from math import copysign

import pytest

from graph_api.graphql.columns import TextColumn, column_of
from graph_api.graphql.languages import Text
from ontology.vocabulary import Kind

TEXTS = {
    "a": [Text("stad", "nl"), Text("city", "en"), Text("stad", "nl")],
    "b": [Text("stad", "nl"), Text("gemeente", "nl"), Text("code", "")],
}
IN_ORDER = {
    "a": (Text("city", "en"), Text("stad", "nl")),
    "b": (Text("code", ""), Text("gemeente", "nl"), Text("stad", "nl")),
}


def test_texts_are_read_as_they_were_given_once_each_and_in_order() -> None:
    column = column_of(TEXTS, Kind.TEXT)
    assert dict(column) == dict(column.items()) == IN_ORDER
    assert [column.get(iri) for iri in ("a", "b", "c")] == [*IN_ORDER.values(), None]
    assert (len(column), "a" in column, "c" in column, column.get("c", ())) == (2, True, False, ())
    with pytest.raises(KeyError):
        column["c"]


def test_a_text_alone_in_its_language_is_kept_without_a_tuple() -> None:
    held = TextColumn(TEXTS).by_language
    assert held == {"en": {"a": "city"}, "nl": {"a": "stad", "b": ("gemeente", "stad")}, "": {"b": "code"}}


def test_equal_values_are_one_tuple() -> None:
    column = column_of({"a": ["x", "y", "x"], "b": ["y", "x"], "c": ["x"]}, Kind.STRING)
    assert column == {"a": ("x", "y"), "b": ("x", "y"), "c": ("x",)}
    assert column["a"] is column["b"]


def test_the_sign_of_zero_stays() -> None:
    column = column_of({"a": [0.0], "b": [-0.0]}, Kind.DECIMAL)
    assert [copysign(1, column[iri][0]) for iri in "ab"] == [1, -1]
