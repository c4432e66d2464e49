"""Tests of the keys of rows and of texts in IRIs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.csvw.keys import file_stem, is_iri, key_part, row_iri, row_key


def test_the_key_of_a_row_has_a_dash_for_an_empty_part() -> None:
    assert row_iri("urn:base/", "projects", "prj:x/-") == "urn:base/row/projects/prj:x/-"
    assert row_key({"a": "prj:x"}, ("a", "b")) == "prj:x/-"


@pytest.mark.parametrize(("text", "good"), [("mun:gent", True), ("gent", False), ("mun:a b", False), ("mun:<", False)])
def test_an_iri_has_a_scheme_and_no_forbidden_character(text: str, good: bool) -> None:
    assert is_iri(text) is good


@given(st.text(), st.text())
def test_different_keys_have_different_parts(one: str, other: str) -> None:
    assert (key_part(one) == key_part(other)) == (one == other or {one, other} == {"", "-"})


def test_the_stem_of_a_file_is_fit_for_an_iri() -> None:
    assert file_stem("jaarplan 2020.v1.txt") == "jaarplan%202020.v1"
