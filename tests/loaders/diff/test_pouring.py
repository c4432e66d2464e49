"""The report of a first sync; test_first_load and test_sync look at its result."""

from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import StoreFull
from loaders import SyncOptions, sync
from loaders.diff import pouring
from loaders.diff.pouring import STORING
from tests.loaders.conftest import RunSync, replace


def test_a_row_that_cannot_be_loaded_is_counted_and_the_others_are_there(folder: Path, run: RunSync) -> None:
    replace(folder / "projecten.csv", "prj:open,Open data,,", "prj:open,,,\nprj:open-2,Open,mun:brugge,")
    report = run(detail=True)

    counts = {each.file: (each.rows, each.loaded, each.added, each.quarantined) for each in report.files}
    assert counts == {"steden.csv": (2, 2, 2, 0), "projecten.csv": (4, 2, 2, 2)}
    assert [change.key for change in report.changes] == ["mun:gent", "mun:aalst", "prj:kaaien", "prj:bakkersite"]
    assert report.published


def test_a_strict_first_sync_refuses_before_anything_is_stored(folder: Path, run: RunSync, state: State) -> None:
    replace(folder / "projecten.csv", "prj:open,Open data,,", "prj:open,,,")
    report = run(strict=True)

    assert (report.published, report.total("quarantined"), report.exit_code) == (False, 1, 1)
    assert state.current() is None


def test_it_tells_how_many_rows_are_stored(folder: Path, state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pouring, "_STRIDE", 2)
    told: list[tuple[str, int, int]] = []
    sync(folder, state, SyncOptions(progress=lambda *step: told.append(step)))

    assert [each for each in told if each[0] == f"{STORING} projecten.csv"] == [
        (f"{STORING} projecten.csv", 0, 3),
        (f"{STORING} projecten.csv", 2, 3),
    ]


def test_a_first_sync_that_breaks_off_leaves_no_version_and_the_next_one_begins_anew(
    run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("loaders.change.first_load.FirstLoad.proposal", _fail)
        with pytest.raises(RuntimeError, match="broken off"):
            run()
    assert state.current() is None
    assert {path.name for path in state.root.iterdir()} == {"FORMAT", "lock", "versions"}

    assert run().published
    state.verify(1)


def _fail(_: object) -> None:
    raise RuntimeError("broken off")


def test_a_file_that_will_not_fit_is_refused_after_its_first_rows(
    run: RunSync, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pouring, "_STRIDE", 2)
    monkeypatch.setattr(pouring, "QUAD_BYTES", 10**15)
    with pytest.raises(StoreFull, match=r"About [\d,.]+ MB are needed in .*/var/working, and"):
        run()
    assert state.current() is None
