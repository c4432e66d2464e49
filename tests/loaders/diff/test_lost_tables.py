"""A table that the metadata no longer describes takes no facts with it unless that is allowed."""

from pathlib import Path

import pytest

from graph_store import State
from graph_store.errors import FactLoss
from tests.loaders.conftest import CITIES, FILES, PROJECTS, RunSync, column, describe, facts, replace

COLUMNS = PROJECTS["tableSchema"]["columns"]

pytestmark = pytest.mark.slow


@pytest.fixture
def without_projects(folder: Path, run: RunSync) -> Path:
    """Load both tables, then describe one of them no longer."""
    assert run().version == 1
    describe(folder, CITIES)
    return folder


@pytest.mark.usefixtures("without_projects")
def test_the_loss_is_refused_with_the_rows_and_facts_that_would_go(run: RunSync, state: State) -> None:
    with pytest.raises(FactLoss, match=r"projecten\.csv: 14 facts of 3 rows would be lost.*--allow-fact-loss"):
        run()
    assert state.current() == 1


@pytest.mark.usefixtures("without_projects")
def test_a_dry_run_shows_the_rows_that_go_and_warns(run: RunSync, state: State) -> None:
    report = run(dry_run=True, detail=True)
    assert [(each.file, each.rows, each.removed) for each in report.files][1] == ("projecten.csv", 0, 3)
    assert {each.code for each in report.issues} == {"lost-table", "unknown-file"}
    assert [(each.file, each.kind, each.key) for each in report.changes] == [
        ("projecten.csv", "removed", key) for key in ("prj:bakkersite", "prj:kaaien", "prj:open")
    ]
    assert (report.exit_code, report.triples_removed, state.current()) == (0, 14, 1)


@pytest.mark.usefixtures("without_projects")
def test_a_flag_allows_it_and_the_next_run_has_nothing_to_say(run: RunSync, state: State) -> None:
    assert run(allow_fact_loss=True).published
    assert facts(state, "source/projecten") == set()
    again = run(allow_fact_loss=True)
    assert ([each.file for each in again.files], again.published) == (["steden.csv"], False)
    assert not run().published


def test_a_file_of_another_name_with_the_same_rows_loses_nothing(folder: Path, run: RunSync, state: State) -> None:
    schema = {**PROJECTS["tableSchema"], "columns": [each for each in COLUMNS if each["name"] != "lines"]}
    describe(folder, CITIES, PROJECTS | {"tableSchema": schema})
    run()
    before = facts(state)
    describe(folder, CITIES, PROJECTS | {"url": "werken.csv", "tableSchema": schema})
    (folder / "projecten.csv").rename(folder / "werken.csv")
    assert run().published
    assert (facts(state), facts(state, "source/projecten")) == (before, set())


def test_a_described_file_that_is_empty_is_a_mass_delete_not_a_loss(folder: Path, run: RunSync) -> None:
    run()
    replace(folder / "steden.csv", FILES["steden.csv"], "id,label_nl,since,inhabitants\n")
    describe(folder, CITIES | {"dc:title": "x"}, PROJECTS, lang=None)
    assert {each.code for each in run().issues} >= {"mass-delete"}


def test_a_removed_column_is_still_told_by_its_file(folder: Path, run: RunSync) -> None:
    run()
    kept = [each for each in CITIES["tableSchema"]["columns"] if each["name"] != "inhabitants"]
    schema = {**CITIES["tableSchema"], "columns": [*kept, column("inhabitants")]}
    describe(folder, {**CITIES, "tableSchema": schema}, PROJECTS)
    with pytest.raises(FactLoss, match=r"steden\.csv, line 2: 1 rows whose cells did not change"):
        run()
