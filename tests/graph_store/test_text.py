"""Tests of sentences in several languages."""

import orjson
import pytest

from graph_store import text
from graph_store.errors import BadRequest, MalformedQuery, as_error
from graph_store.text import Text, of_wire, said


@pytest.fixture(autouse=True)
def _catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"{n:,} things": "{n:,} dingen", "no {what}; {why}": "geen {what}; {why}", "because": "daarom"}
    monkeypatch.setattr(text, "_catalogue", lambda _: words)


def test_a_sentence_is_english_and_can_be_said_in_dutch() -> None:
    sentence = Text("{n:,} things", n=1234)
    assert sentence == "1,234 things"
    assert said(sentence, "en") == "1,234 things"
    assert said(sentence, "nl") == "1.234 dingen"


def test_a_sentence_in_a_sentence_is_said_too_and_a_plain_value_is_not() -> None:
    sentence = Text("no {what}; {why}", what="because", why=Text("because"))
    assert said(sentence, "nl") == "geen because; daarom"
    assert said(Text.joined([Text("because"), "{x}"], "; "), "nl") == "daarom; {x}"


def test_what_the_catalogue_does_not_have_stays_english_and_a_plain_string_as_it_is() -> None:
    assert said(Text("not there {x}", x=1), "nl") == "not there 1"
    assert said(Text("{no values}"), "nl") == "{no values}"
    assert said("because", "nl") == "because"
    assert said(Text.spoken({"en": "own", "nl": "eigen"}.__getitem__), "nl") == "eigen"


def test_a_sentence_keeps_its_languages_on_its_way_to_another_process() -> None:
    sentence = Text("no {what}; {why}", what="x", why=Text("because"))
    carried = orjson.loads(orjson.dumps(sentence.wire()))
    assert said(of_wire(carried), "nl") == "geen x; daarom"
    assert said(as_error({"code": "BAD_REQUEST", "detail": carried}).detail, "nl") == "geen x; daarom"
    assert of_wire("plain") == "plain"
    spoken = orjson.loads(orjson.dumps(Text.spoken({"en": "own {1}", "nl": "eigen {1}"}.__getitem__).wire()))
    assert [said(of_wire(spoken), language) for language in ("en", "nl")] == ["own {1}", "eigen {1}"]


def test_an_error_holds_its_sentence_with_its_values() -> None:
    assert said(BadRequest("{n:,} things", n=1).detail, "nl") == "1 dingen"
    error = MalformedQuery("no {what}; {why}", 3, 4, what="x", why="y")
    assert (str(error), error.line, error.column) == ("no x; y", 3, 4)
    assert said(error.detail, "nl") == "geen x; y"
