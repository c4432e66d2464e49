"""Cells as they are written in Belgium, and the values they are read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph_store.case_folding import fold_title
from loaders.values.cells import TEXT, Datatype, literal, parser, tidy
from loaders.values.readings import XSD, Reading, Refused

INTEGER = ["128978", "128.978", "128 978", "128'978", "+128978"]


@pytest.mark.parametrize("text", INTEGER)
def test_x_07_a_whole_number_has_many_thousands_marks(text: str) -> None:
    assert parser(Datatype("integer"))(text) == Reading("128978", f"{XSD}integer")


@pytest.mark.parametrize("text", ["128,5", "12.34", "1.23.456", "1 2", "abc", "1.234,0", ""])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parser(Datatype("integer"))(text)
    assert refused.value.code == "not-integer"


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,56", "1234.56"), ("1234,56", "1234.56"), ("1 234,56", "1234.56"), ("-3,5", "-3.5"), ("99,50", "99.50")],
)
def test_x_07_a_decimal_has_a_comma(text: str, value: str) -> None:
    assert parser(Datatype("decimal"))(text).text == value


def test_a_decimal_with_a_thousands_mark_alone_is_read_with_a_warning() -> None:
    assert parser(Datatype("decimal"))("1.234") == Reading("1234", f"{XSD}decimal", warning="thousands-assumed")


@pytest.mark.parametrize(
    ("text", "code"), [("1,234.56", "ambiguous-number"), ("12.5", "ambiguous-number"), ("veel", "not-number")]
)
def test_what_is_no_decimal_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parser(Datatype("decimal"))(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja", "true"),
        ("WAAR", "true"),
        ("x", "true"),
        ("1", "true"),
        ("Nee", "false"),
        ("0", "false"),
        ("Y", "true"),
        ("N", "false"),
    ],
)
def test_yes_and_no_in_any_case(text: str, value: str) -> None:
    assert parser(Datatype("boolean"))(text).text == value


def test_perhaps_is_neither() -> None:
    with pytest.raises(Refused):
        parser(Datatype("boolean"))("misschien")


def test_a_format_is_a_regular_expression_for_the_whole_text() -> None:
    read = parser(Datatype("string", format="[0-9]{5}"))
    assert read("44021") == Reading("44021")
    with pytest.raises(Refused) as refused:
        read("440210")
    assert (refused.value.code, refused.value.details) == ("bad-format", {"format": "[0-9]{5}"})


def test_a_format_may_be_a_list_of_words_in_any_case() -> None:
    read = parser(Datatype("string", format="land|gewest"))
    assert read("Land") == Reading("land")
    with pytest.raises(Refused) as refused:
        read("landen")
    assert (refused.value.code, refused.value.details) == (
        "not-in-list",
        {"choices": "land, gewest", "suggestion": "land"},
    )


@pytest.mark.parametrize("text", ["mun:Gent", "mun:a b", "gent", "mun:"])
def test_a_key_that_does_not_fit_its_pattern_is_a_bad_key(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parser(Datatype("string", format="mun:[a-z0-9-]+"))(text)
    assert refused.value.code == "bad-key"


def test_a_datatype_of_its_own_and_those_of_xml_schema() -> None:
    assert parser(Datatype("string", iri="urn:x"))("a") == Reading("a", "urn:x")
    assert parser(Datatype("anyURI"))("urn:a") == Reading("urn:a", f"{XSD}anyURI")
    assert parser(Datatype("gYear"))("2015") == Reading("2015", f"{XSD}gYear")
    assert parser(Datatype("double"))("1,5e3") == Reading("1.5e3", f"{XSD}double")
    assert parser(TEXT)("a") == Reading("a")


@pytest.mark.parametrize("base", ["gYear", "double"])
def test_a_wrong_year_or_double_is_refused(base: str) -> None:
    with pytest.raises(Refused):
        parser(Datatype(base))("x")


def test_literals_are_as_the_store_gives_them_back() -> None:
    assert literal(Reading("99.50", f"{XSD}decimal")) == Literal("99.5", datatype=NamedNode(f"{XSD}decimal"))
    assert literal(Reading("Gent"), "nl") == Literal("Gent", language="nl")
    assert literal(Reading("Gent")) == Literal("Gent")


def test_text_is_tidied_and_titles_are_folded() -> None:
    assert tidy("\u00a0 co\u0308rd\u200binatie\u00a0x ") == "cördinatie x"
    assert tidy("twee\r\nregels\rdrie\n") == "twee\nregels\ndrie"
    assert fold_title("Coördinator_naam ") == fold_title("COORDINATOR-NAAM") == "coordinatornaam"


@given(st.integers())
def test_every_whole_number_is_read_as_itself(number: int) -> None:
    assert parser(Datatype("integer"))(str(number)).text == str(number)


@given(st.text(), st.sampled_from(["integer", "decimal", "boolean", "date", "double", "gYear"]))
def test_any_text_is_read_or_refused_with_a_code(text: str, base: str) -> None:
    try:
        assert parser(Datatype(base))(text).text
    except Refused as refused:
        assert refused.code  # noqa: PT017
