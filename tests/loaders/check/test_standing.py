"""Of each key the newest row holds; what a state series lists no longer has ended."""

from pathlib import Path

import pytest

from graph_store import State
from tests.loaders.by_document import (
    LISTED,
    NEW,
    OLD,
    codes,
    documents,
    plan,
    plan_files,
    programme,
    run,
    stated,
    write,
)

pytestmark = pytest.mark.usefixtures("no_shapes")


def test_the_newest_row_of_a_key_holds_as_a_whole(tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    assert stated(state, "prog:a") == {("type", "Programme"), ("identifier", "prog:a"), ("label", "Nieuw plan")}
    assert stated(state, "prj:y", "source/projects-2020") == set()
    assert ("label", "Ander project") in stated(state, "prj:y", "source/projects-2021")


def test_what_a_state_series_lists_no_longer_has_ended(tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    kept = {("type", "Programme"), ("identifier", "prog:c"), ("label", "Derde")}
    assert stated(state, "prog:c") == kept | {("endedBy", "plan/2021"), ("endedOn", "2021-02-01")}
    assert stated(state, "prog:c", "ended") == stated(state, "prog:c")
    assert stated(state, "prj:x") >= {("directPartOf", "prog/c"), ("label", "Eerste project")}


def test_rows_of_a_record_series_add_up(tmp_path: Path, state: State) -> None:
    run(write(tmp_path / "in", {**LISTED, **OLD, **NEW}), state)
    assert stated(state, "prj:x", "source/projects-2020")
    assert stated(state, "prj:x", "ended") == set()


def test_a_document_that_covers_a_series_ends_what_it_does_not_list(tmp_path: Path, state: State) -> None:
    listed = {"documents.csv": (documents(), [plan("2020"), plan("2021", covers="programmes")])}
    run(write(tmp_path / "in", {**listed, **OLD}), state)
    assert {key for key in "abc" if ("endedBy", "plan/2021") in stated(state, f"prog:{key}")} == set("abc")


def test_a_refused_row_supersedes_nothing_and_ends_nothing(tmp_path: Path, state: State) -> None:
    broken = plan_files("2021", [programme("a", "Nieuw plan"), programme("b", "Tweede", "zz"), {"id": "prog:c"}])
    report = run(write(tmp_path / "in", {**LISTED, **OLD, **broken}), state)
    assert {code for code, _, _ in codes(report)} == {"dangling-ref", "required", "no-rows"}
    assert ("directPartOf", "prog/a") in stated(state, "prog:b", "source/programmes-2020")
    assert ("label", "Derde") in stated(state, "prog:c", "source/programmes-2020")
    assert stated(state, "prog:c", "ended") == set()


def test_two_documents_of_one_year_in_a_series_are_warned_of(tmp_path: Path, state: State) -> None:
    listed = {"documents.csv": (documents(), [plan("2020", year="2021"), plan("2021")])}
    report = run(write(tmp_path / "in", {**listed, **OLD, **NEW}), state)
    assert ("same-year", "documents.csv", 3) in codes(report)
