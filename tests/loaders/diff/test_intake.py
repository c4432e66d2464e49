"""Tests of the inventories of a sync: the rows in the files, with the rows of the version before."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph_store import State
from loaders.check.documents import Documents
from loaders.dataset.dataset import Published
from loaders.diff.earlier import Earlier, Few
from loaders.diff.intake import Intake
from loaders.diff.marks import MARKS, MarkFiles, Marks
from loaders.read.folder import read_folder
from loaders.reports.options import SyncOptions
from tests.loaders.conftest import RunSync, iri, replace


def intake(
    folder: Path, state: State, marks: Mapping[str, Marks] | None = None, options: SyncOptions | None = None
) -> Intake:
    files = read_folder(folder)
    group = files.metadata(state.base)
    current = Published(state)
    return Intake(
        files, group, Documents(), options or SyncOptions(), current, marks or {}, state.erasures, trusting=True
    )


def kept_marks(state: State) -> dict[str, Marks]:
    """Return the marks that the newest version names."""
    return MarkFiles(state.root / MARKS).read(state.newest().manifest.note["sync"][MARKS])


@pytest.mark.slow
def test_rows_with_a_mark_are_passed_over_and_the_others_looked_up(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "steden.csv", "Gent", "Ghent")
    taken = intake(folder, state, kept_marks(state))
    cities = taken.read({})["steden.csv"]
    assert [row.key for row in cities.rows] == ["mun:gent"]
    assert cities.same is not None
    assert [row.key for row in cities.same.rows()] == ["mun:aalst"]
    assert set(taken.before(cities)) == {iri("row/steden/mun:gent")}

    cities.read_all()
    assert [(row.key, row.line) for row in cities.rows] == [("mun:gent", 2), ("mun:aalst", 3)]
    assert set(taken.before(cities)) == {iri("row/steden/mun:gent"), iri("row/steden/mun:aalst")}


def test_it_tells_how_many_records_it_is_to_read(run: RunSync, folder: Path, state: State) -> None:
    run()
    told: list[tuple[str, int, int]] = []
    options = SyncOptions(progress=lambda *step: told.append(step))
    intake(folder, state, None, options).read({})
    assert told == [("steden.csv", 0, 2), ("steden.csv", 2, 2), ("projecten.csv", 0, 3), ("projecten.csv", 3, 3)]

    told.clear()
    replace(folder / "steden.csv", "Gent", "Ghent")
    intake(folder, state, kept_marks(state), options).read({})
    assert told == [("steden.csv", 0, 1), ("steden.csv", 1, 1), ("projecten.csv", 0, 0)]


def test_the_issues_of_records_come_before_those_of_cells(folder: Path, state: State) -> None:
    replace(folder / "steden.csv", "mun:gent,Gent,2007,265086\n", "mun:gent,Gent,veel,veel\n# nota\n")
    document = intake(folder, state).read({})["steden.csv"].document
    assert [(issue.code, issue.line) for issue in document.issues] == [
        ("comment", 3),
        ("bad-date", 2),
        ("not-integer", 2),
    ]


def test_without_marks_every_row_is_read(run: RunSync, folder: Path, state: State) -> None:
    run()
    found = intake(folder, state).read({})
    assert [(len(each.rows), each.same) for each in found.values()] == [(2, None), (3, None)]


def test_rows_are_looked_up_one_by_one_while_they_are_few(
    run: RunSync, folder: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    taken = intake(folder, state)
    assert {type(taken.before(each)) for each in taken.read({}).values()} == {Few}
    monkeypatch.setattr("loaders.diff.intake._FEW", 2)
    taken = intake(folder, state)
    assert {type(taken.before(each)) for each in taken.read({}).values()} == {Earlier}


def test_what_stays_whatever_is_wrong_with_it_can_be_referred_to(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "steden.csv", "mun:gent,Gent,2007", "mun:gent,Gent,31/02/2007")
    replace(folder / "steden.csv", "mun:aalst,Aalst,,\n", "")
    options = SyncOptions(), SyncOptions(keep_missing=True), SyncOptions(drop_stale=True)
    kept = [intake(folder, state, options=each).read({})["steden.csv"].kept for each in options]
    assert kept == [{"mun:gent"}, {"mun:gent", "mun:aalst"}, set()]


def test_rows_of_which_something_is_said_have_no_mark(run: RunSync, folder: Path, state: State) -> None:
    replace(folder / "steden.csv", "mun:aalst,Aalst,,", "mun:aalst,Aalst,39083,")
    run()
    found = kept_marks(state)
    cities, projects = found["steden.csv"], found["projecten.csv"]
    assert (cities.lines.tolist(), set(cities.others)) == ([2], {"mun:aalst"})
    assert (projects.lines.tolist(), set(projects.others)) == ([2, 3, 4], set())
