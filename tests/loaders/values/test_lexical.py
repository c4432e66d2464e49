"""Tests of the datatypes that allow only some texts."""

import pytest

from loaders.values.lexical import DATATYPES, EXAMPLES, NARROW, is_allowed, size, spaced


def test_short_names_of_datatypes_are_those_of_xml_schema() -> None:
    assert DATATYPES["number"].endswith("#double")
    assert DATATYPES["json"].startswith("http://www.w3.org/ns/csvw#")
    assert "decimaal" not in DATATYPES


@pytest.mark.parametrize(
    ("base", "bad"),
    [("language", "nl_BE"), ("Name", "1a"), ("Name", "a b"), ("NMTOKEN", "a b"), ("QName", "a:b:c"), ("QName", "1a"),
     ("hexBinary", "0FB"), ("hexBinary", "xx"), ("base64Binary", "R2VudA"), ("binary", "=")],
)  # fmt: skip
def test_other_texts_are_not_allowed(base: str, bad: str) -> None:
    assert is_allowed(EXAMPLES[base], base)
    assert not is_allowed(bad, base)


def test_every_narrow_datatype_has_an_example() -> None:
    assert all(is_allowed(EXAMPLES[base], base) for base in NARROW)
    assert is_allowed("any text", "string")


def test_white_space_is_kept_replaced_or_collapsed() -> None:
    text = " a\n  b "
    assert [spaced(text, base) for base in ("string", "normalizedString", "token")] == [text, " a   b ", "a b"]


def test_bytes_count_as_bytes() -> None:
    assert [size("0FB7", base) for base in ("hexBinary", "base64Binary", "string")] == [2, 3, 4]
