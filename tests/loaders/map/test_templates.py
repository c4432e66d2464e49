"""Tests of templates that turn cells into text, and back."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.map.templates import TemplateRules, Values, split_key, standard_template, text_template

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


def test_text_is_filled_in_as_it_is() -> None:
    text = text_template("{a}-{b}")
    assert (text.names, text.expand({"a": "1", "b": "2 3"}), text.expand({"a": "1"})) == (("a", "b"), "1-2 3", None)


VALUES: Values = {"a": "x y", "b": "1/2", "list": ["p", "q"], "empty": ""}


@pytest.mark.parametrize(
    ("template", "text"),
    [("{a}", "x%20y"), ("{+b}", "1/2"), ("{b}", "1%2F2"), ("{#a}", "#x%20y"), ("{?a,b}", "?a=x%20y&b=1%2F2"),
     ("{/list*}", "/p/q"), ("{list}", "p,q"), ("{?list*}", "?list=p&list=q"), ("{a:1}", "x"), ("{;empty}", ";empty"),
     ("{none}z", "z"), ("{.b}", ".1%2F2"), ("{&empty}", "&empty=")],
)  # fmt: skip
def test_each_operator_of_the_standard_fills_in_its_way(template: str, text: str) -> None:
    assert standard_template(template, str, {}).expand(VALUES) == text


@pytest.mark.parametrize("source", ["urn:x:{+k}", "urn:x:{+k}/end", "urn:x{#k}", "urn:x:{k}", f"{BASE}id/{{+k}}"])
@given(text=st.from_regex(r"[a-z]{1,3}:[a-zA-Z0-9 é]{1,5}", fullmatch=True))
def test_the_inverse_of_a_template_gives_its_cell_back(source: str, text: str) -> None:
    template = RULES.compile(source)
    assert template.cell_of is not None
    assert template.cell_of(template.expand({"k": text}) or "") == text


def test_an_iri_that_a_template_does_not_make_has_no_cell() -> None:
    template = RULES.compile("urn:x:{+k}/end")
    assert template.cell_of is not None
    assert (template.cell_of("urn:x:a"), template.cell_of("urn:x:/end")) == (None, None)
    assert RULES.compile("urn:x:{a}/{k}").cell_of is None


@given(st.text(":/ab-1é", min_size=1))
def test_a_simple_key_is_split_as_any_other(text: str) -> None:
    template = RULES.compile(f"{BASE}id/{{+k}}")
    assert template.expand({"k": text}) == split_key(f"{BASE}id/{quote(text, safe=':/')}", f"{BASE}id/")
