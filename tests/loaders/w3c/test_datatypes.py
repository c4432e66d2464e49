"""Tests of the datatype of a column."""

from typing import Any

import pytest

from graph_store.errors import RejectedMetadata
from loaders.w3c.datatypes import BadCell, datatype, read_text


def read(text: str, described: Any) -> str:
    return read_text(text, datatype(described, lambda _: None, "x"))


def test_a_value_is_read_in_its_datatype() -> None:
    assert read("1", "boolean") == "true"
    assert read("Y", {"base": "boolean", "format": "Y|N"}) == "true"
    assert read("5", {"base": "integer", "minimum": 5}) == "5"
    assert read("P1Y", "duration") == "P1Y"


@pytest.mark.parametrize(
    ("text", "described"),
    [("x", "integer"), ("4", {"base": "integer", "minExclusive": 4}), ("abc", {"base": "string", "maxLength": 2}),
     ("abc", {"base": "string", "format": "[0-9]+"}), ("zz", {"base": "hexBinary", "length": 1}), ("x", "boolean")],
)  # fmt: skip
def test_what_is_no_value_is_bad(text: str, described: Any) -> None:
    with pytest.raises(BadCell):
        read(text, described)


@pytest.mark.parametrize(
    "described",
    [{"base": "string", "minimum": 1}, {"base": "string", "length": 1, "minLength": 2},
     {"base": "integer", "minInclusive": 1, "minExclusive": 1}, {"base": "integer", "@id": "_:a"}],
)  # fmt: skip
def test_a_datatype_that_contradicts_itself_is_refused(described: Any) -> None:
    with pytest.raises(RejectedMetadata):
        datatype(described, lambda _: None, "x")


@pytest.mark.parametrize("form", [r"(a)\1", "(?=a)a", "("])
def test_a_format_that_cannot_be_matched_is_warned_of(form: str) -> None:
    said: list[str] = []
    assert datatype({"base": "string", "format": form}, said.append, "x").format is None
    assert len(said) == 1


def test_a_format_takes_no_longer_for_being_nested() -> None:
    with pytest.raises(BadCell):
        read("a" * 40 + "!", {"base": "string", "format": "^(a+)+$"})


def test_an_unknown_datatype_is_warned_of_and_is_text() -> None:
    said: list[str] = []
    assert datatype("decimaal", said.append, "x").base == "string"
    assert len(said) == 1
