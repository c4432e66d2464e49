import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.hints import hint as module
from graph_api.hints.hint import Code, Hint, cut, header_value, hint_language


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "en"), ("nl", "nl"), ("nl-BE, en;q=0.5", "nl"), ("fr, nl;q=0.5", "nl"), ("en, nl", "en"), ("fr", "en")],
)
def test_the_language_is_that_of_the_request_and_else_english(header: str, language: str) -> None:
    assert hint_language(header) == language


def test_every_sentence_takes_the_same_words_in_both_languages() -> None:
    for key, texts in module._SENTENCES.items():
        dutch, english = (sorted(re.findall(r"\{(\w+)\}", text)) for text in texts)
        assert (key, dutch) == (key, english)


def test_a_claim_about_members_names_their_class() -> None:
    words = {"property": "kg:year", "value": "1", "class": "kg:Call"}
    assert Hint(Code.UNKNOWN_VALUE, "no_value", words).sentence("nl").startswith("kg:year van leden van kg:Call ")


@given(st.lists(st.text(max_size=200), min_size=1, max_size=3))
def test_a_header_is_printable_ascii_and_reads_back(texts: list[str]) -> None:
    """https://www.rfc-editor.org/rfc/rfc9651#section-4.1.11"""
    hints = [Hint(Code.UNKNOWN_TERM, "unknown_term", {"term": text}) for text in texts]
    value = header_value(hints, "en")
    assert all(" " <= character <= "~" for character in value)
    found = re.findall(r'%"([^"]*)";code=([A-Z_]+)', value)
    assert all(re.fullmatch(r"(?:[^%\"]|%[0-9a-f]{2})*", text) for text, _ in found)
    told = [hint.sentence("en").encode("utf-8", "replace").decode() for hint in hints]
    assert [unquote(text) for text, _ in found] == told


def test_a_long_text_is_cut() -> None:
    assert cut("a" * 80) == "a" * 80
    assert cut("a" * 81) == "a" * 79 + "…"
