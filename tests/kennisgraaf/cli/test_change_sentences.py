"""Sentences about the differences between two documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_api.comparison.compare import compare
from graph_store import State
from graph_store.snapshot import Snapshot
from kennisgraaf.cli.change_sentences import ChangeSentences
from kennisgraaf.cli.language import CHOSEN
from loaders import as_of
from tests.loaders.by_document import LISTED, NEW, OLD, run, write

pytestmark = pytest.mark.slow


def test_each_thing_that_came_ended_or_changed_has_its_sentence(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    run(write(tmp_path / "plans", LISTED | OLD | NEW), state)
    newest = state.newest()
    CHOSEN.set("nl")
    lines = [*_told(as_of(newest, "plan:2020", 2**30), newest)]
    assert lines == [
        "nieuw: plan:2021",
        "afgelopen: Derde (prog:c)",
        "Ander project (prj:y): naam was “Tweede project” en is nu “Ander project”",
        "Nieuw plan (prog:a): naam was “Oud plan” en is nu “Nieuw plan”",
    ]


def _told(old: Snapshot, new: Snapshot) -> Iterator[str]:
    return ChangeSentences(old, new).lines(compare(old, new, lambda: None))
