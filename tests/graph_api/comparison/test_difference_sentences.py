"""The differences between two documents or versions as sentences."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_api.comparison.compare import compare
from graph_api.comparison.difference_sentences import DifferenceSentences
from graph_api.comparison.names import plain_names
from graph_store import State
from graph_store.snapshot import Snapshot
from loaders import as_of
from ontology.change_sentences import told_text
from tests.graph_api.comparison.theatre import Theatre
from tests.loaders.by_document import LISTED, NEW, OLD, run, write


def told(old: Snapshot, new: Snapshot, language: str) -> Iterator[str]:
    sentences = DifferenceSentences(plain_names(old, new, language)).all(compare(old, new, lambda: None))
    return map(told_text, sentences)


def test_each_thing_that_came_went_or_changed_has_its_sentence(two: Theatre) -> None:
    assert [*told(two.state.open(1), two.state.open(2), "en")] == [
        "‘task:sound2’ continues ‘task:sound’.",
        "‘task:colour’ replaces ‘task:paint’.",
        "‘task:lights’ was dropped.",
        "New: the row ‘seats (Hamlet of Denmark · standing)’.",
        "New: The revue 2 is a show.",
        "New: ‘task:colour’ is a task.",
        "New: ‘task:posters’ is a task.",
        "New: ‘task:sound2’ is a task.",
        "Tour is no longer mentioned.",
        "The row ‘seats (Tour · stalls)’ is no longer mentioned.",
        "‘task:paint’ is no longer mentioned.",
        "No longer mentioned: Hamlet of Denmark has ‘genre’: ‘tragedy’.",
        "New: Hamlet of Denmark has ‘genre’: ‘modern’.",
        "Hamlet of Denmark is called ‘Hamlet of Denmark’ (previously ‘Hamlet’).",
        "Hamlet of Denmark has ‘price’: 25 (previously 20).",
        "The row ‘seats (Hamlet of Denmark · balcony)’ has ‘seat count’: 30 (previously 40).",
        "‘task:lights’ has the status ‘dropped’ (previously ‘planned’).",
    ]


def test_a_name_in_another_language_says_which(two: Theatre) -> None:
    lines = [*told(two.state.open(1), two.state.open(2), "nl")]
    assert "Hamlet heet ‘Hamlet of Denmark’ (en) (voorheen ‘Hamlet’ (en))." in lines
    assert "De rij ‘seats (Rondreis · stalls)’ wordt niet meer vermeld." in lines


@pytest.mark.slow
def test_documents_are_compared_by_the_same_sentences(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    run(write(tmp_path / "plans", LISTED | OLD | NEW), state)
    newest = state.newest()
    assert [*told(as_of(newest, "plan:2020", 2**30), newest, "nl")] == [
        "Nieuw: ‘plan:2021’ is een document.",
        "Derde wordt niet meer vermeld.",
        "Ander project heet ‘Ander project’ (voorheen ‘Tweede project’).",
        "Nieuw plan heet ‘Nieuw plan’ (voorheen ‘Oud plan’).",
    ]
