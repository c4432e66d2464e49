"""Tests of a run on a version: the changes it makes, and when there are no changes."""

import json
from dataclasses import replace as with_other
from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import RejectedFile
from loaders import commit, sync
from loaders.csvw.metadata import METADATA
from loaders.dataset.dataset import Published
from loaders.dataset.diff import Diff
from loaders.diff.marks import MARKS, MarkFiles
from loaders.read.folder import read_folder
from loaders.reports.options import SyncOptions
from loaders.rollback import undone_by
from loaders.run import Run
from tests.loaders.conftest import RunSync, iri, replace


def started(folder: Path, state: State, options: SyncOptions) -> Run:
    files = read_folder(folder)
    fingerprint = files.fingerprint(state.base, options)
    marks = MarkFiles(state.root / MARKS)
    return Run(files, files.metadata(state.base), options, fingerprint, marks, undone_by(state), state.erasures)


@pytest.mark.parametrize("is_trial", [False, True])
def test_a_first_run_pours_and_so_does_a_trial_of_it(is_trial: bool, folder: Path, state: State) -> None:
    poured = started(folder, state, SyncOptions(dry_run=is_trial)).build(Published(state))
    assert poured is not None
    assert callable(poured.stated)


def test_a_later_run_takes_and_gives_what_changed(run: RunSync, folder: Path, state: State) -> None:
    run()
    replace(folder / "steden.csv", "Gent", "Ghent")
    later = started(folder, state, SyncOptions())
    change = later.build(Published(state))
    assert change is not None
    assert isinstance(change.stated, Diff)
    of_cities = change.stated.of(iri("graph/source/steden"))
    assert {triple.object.value for triple in of_cities.removed} == {"Gent"}  # type: ignore[union-attr]
    assert "Ghent" in {triple.object.value for triple in of_cities.added}  # type: ignore[union-attr]
    assert [(move.row.key if move.row else None) for move in later.moves] == ["mun:gent"]
    assert later.report.total("changed") == 1


@pytest.mark.parametrize("is_first", [True, False])
def test_a_strict_run_with_a_bad_row_makes_nothing(is_first: bool, run: RunSync, folder: Path, state: State) -> None:
    if not is_first:
        run()
    replace(folder / "steden.csv", "265086", "veel")
    strict = started(folder, state, with_other(SyncOptions(), strict=True))
    assert not commit(state, strict.build, owner="test").published
    assert state.current() == (None if is_first else 1)
    assert strict.refuses
    assert 2 in {issue.line for issue in strict.report.issues}


def test_a_text_may_be_missing_until_it_was_there_once(folder: Path, state: State) -> None:
    document = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    (folder / METADATA).write_text(json.dumps(document | {"load:sourceText": "bron.txt"}), encoding="utf-8")

    report = sync(folder, state)
    assert [(each.code, each.file) for each in report.issues] == [("missing-text", "bron.txt")]
    assert (report.exit_code, report.total("loaded")) == (0, 5)

    (folder / "bron.txt").write_text("één regel\n", encoding="utf-8")
    assert sync(folder, state).issues == []
    (folder / "bron.txt").unlink()
    with pytest.raises(RejectedFile, match=r"which is no longer in"):
        sync(folder, state)
