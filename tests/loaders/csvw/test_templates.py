"""Tests of templates that turn cells into IRIs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.csvw.templates import TemplateRules, file_stem, is_iri, key_part, row_key, split_key

BASE = "https://kennisgraaf.example/"
RULES = TemplateRules(f"{BASE}row/", f"{BASE}id/", ("a", "b"))


def test_the_key_rule_turns_the_first_colon_into_a_slash() -> None:
    assert RULES.compile(f"{BASE}id/{{+k}}").expand({"k": "mun:gent"}) == f"{BASE}id/mun/gent"
    assert split_key(f"{BASE}id/mun:sint:x", f"{BASE}id/") == f"{BASE}id/mun/sint:x"
    assert split_key(f"{BASE}doc/mun:gent", f"{BASE}id/") == f"{BASE}doc/mun:gent"
    assert split_key(f"{BASE}id/mun:gent", None) == f"{BASE}id/mun:gent"


def test_plain_and_reserved_expansion() -> None:
    texts = {"k": "a b/ç"}
    assert RULES.compile("urn:x:{k}").expand(texts) == "urn:x:a%20b%2F%C3%A7"
    assert RULES.compile("urn:x:{+k}").expand(texts) == "urn:x:a%20b/%C3%A7"
    assert RULES.compile("urn:x{#k}").expand(texts) == "urn:x#a%20b/%C3%A7"


def test_a_template_that_ends_with_its_only_column_expands_one_text() -> None:
    for source, text in (("urn:x:{k}", "a b/ç"), ("urn:x{#k}", "a b"), (f"{BASE}id/{{+k}}", "mun:gent")):
        template = RULES.compile(source)
        assert template.of_one is not None
        assert template.of_one(text) == template.expand({"k": text})
    for source in ("urn:x:{k}/{l}", "{+k}", "urn:x:{k}/", f"{BASE}row/t/{{a}}"):
        assert RULES.compile(source).of_one is None


def test_an_empty_cell_makes_no_iri() -> None:
    assert RULES.compile(f"{BASE}id/{{+k}}").expand({}) is None


def test_a_row_is_named_after_its_key_with_a_dash_for_an_empty_part() -> None:
    row = RULES.compile(f"{BASE}row/t/{{+a}}/{{b}}")
    assert row.about_row
    assert row.expand({"a": "prj:x", "b": "slot event"}) == f"{BASE}row/t/prj:x/slot%20event"
    assert row.expand({"a": "prj:x"}) == f"{BASE}row/t/prj:x/-"
    assert RULES.compile(f"{BASE}row/t/{{c}}").expand({}) is None
    assert row_key({"a": "prj:x"}, ("a", "b")) == "prj:x/-"


def test_text_is_filled_in_as_it_is() -> None:
    text = RULES.text("{a}-{b}")
    assert (text.names, text.expand({"a": "1", "b": "2 3"}), text.expand({"a": "1"})) == (("a", "b"), "1-2 3", None)


@pytest.mark.parametrize(("text", "good"), [("mun:gent", True), ("gent", False), ("mun:a b", False), ("mun:<", False)])
def test_an_iri_has_a_scheme_and_no_forbidden_character(text: str, good: bool) -> None:
    assert is_iri(text) is good


@given(st.text(), st.text())
def test_different_keys_have_different_parts(one: str, other: str) -> None:
    assert (key_part(one) == key_part(other)) == (one == other or {one, other} == {"", "-"})


def test_the_stem_of_a_file_is_fit_for_an_iri() -> None:
    assert file_stem("jaarplan 2020.v1.txt") == "jaarplan%202020.v1"
