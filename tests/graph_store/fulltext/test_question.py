"""The words of a question and what they match."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.fulltext.building import build
from graph_store.fulltext.entries import Entry, Way
from graph_store.fulltext.question import Group, Question, Reader
from graph_store.fulltext.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    file: Path = tmp_path_factory.mktemp("question") / "index"
    build(file, [Entry("a", "kerken", "nl"), Entry("a", "churches", "en"), Entry("b", "parochiekerken", "nl")])
    with sqlite3.connect(file) as opened:
        yield opened


def read(
    connection: sqlite3.Connection, text: str, widest: Way = Way.CORRECTION, *, translated: bool = True
) -> Question:
    words = Vocabulary(dict(connection.execute("SELECT word, number FROM vocabulary")))
    return Reader(words, connection, widest, translated).question(text)


@pytest.mark.parametrize(
    ("said", "language", "way"),
    [
        ("kerkentocht", "nl", Way.WORD),
        ("kerk", "nl", Way.FORM),
        ("parochiekerken", "nl", Way.PART),
        ("churches", "en", Way.TRANSLATION),
        ("plein", "nl", None),
    ],
)
def test_a_group_says_how_a_word_matches(
    connection: sqlite3.Connection, said: str, language: str, way: Way | None
) -> None:
    (group,) = read(connection, "kerken").groups
    assert group.way(said, language) == way


def test_a_translation_brings_its_compounds(connection: sqlite3.Connection) -> None:
    (group,) = read(connection, "churches").groups
    assert group.translated == {"kerken", "parochiekerken"}


def test_every_match_of_a_corrected_word_is_a_correction(connection: sqlite3.Connection) -> None:
    asked = read(connection, "kerkne")
    (group,) = asked.groups
    assert asked.corrected == {"kerkne": "kerken"}
    assert group.way("kerken", "nl") == group.way("churches", "en") == Way.CORRECTION


def test_narrower_questions_leave_out_the_wider_ways(connection: sqlite3.Connection) -> None:
    assert read(connection, "kerken", Way.FORM).groups == (Group("kerken", has_forms=True),)
    assert read(connection, "kerken", translated=False).groups[0].translated == frozenset()
    assert read(connection, "kerkne", Way.TRANSLATION).corrected == {}


def test_terms_are_quoted_words(connection: sqlite3.Connection) -> None:
    (group,) = read(connection, "kerken").groups
    assert {'"kerken"*', '"_nkerk"', '"parochiekerken"', '"churches"'} <= set(group.terms())
