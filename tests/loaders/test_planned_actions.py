"""Planned actions: their plan, their status, and the earlier actions that they continue or replace."""

import csv
import shutil
from pathlib import Path

import pytest

from graph_store import State
from loaders import sync
from loaders.reports.report import Weight
from tests.loaders.conftest import SHIPPED, iri, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


def plan(folder: Path, **cells: tuple[str, str, str]) -> None:
    """Give planned actions a status and the actions that they continue and replace."""
    path = folder / "planned_actions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*header, "status", "continues_id", "replaces_id"])
        writer.writerows([*row, *cells.get(row[0].replace(":", ""), ("", "", ""))] for row in rows)


def refused(folder: Path, state: State, file: str = "") -> list[tuple[str, int | None, str | None]]:
    """Return code, line and column of each refused row, or of those in one file: rows of others may name such a row."""
    issues = sync(folder, state).issues
    found = (each for each in issues if each.weight is Weight.QUARANTINED and file in ("", each.file))
    return [(each.code, each.line, each.column) for each in found]


def test_an_action_belongs_to_its_plan_and_the_plan_leads_to_it(synced: State) -> None:
    assert said(synced, "id/act/10", "plannedIn") == {iri("id/plan/2020").value}
    assert said(synced, "id/plan/2020", "documentYear") == {"2020"}
    assert len(said(synced, "id/plan/2020", "plansAction", "inferred")) == 43
    assert len(said(synced, "id/plan/2020", "hasPassage", "inferred")) == 33
    assert said(synced, "id/plan/2020", "underAgreement") == {iri("id/agr/3").value}


def test_an_action_has_a_status_and_continues_or_replaces_others(folder: Path, state: State) -> None:
    plan(folder, act01=("done", "", ""), act02=("planned", "act:01", ""), act03=("running", "", "act:02"))
    assert refused(folder, state) == []
    assert said(state, "id/act/03", "status") == {"running"}
    assert said(state, "id/act/01", "continuedBy", "inferred") == {iri("id/act/02").value}
    assert said(state, "id/act/03", "follows", "inferred") == {iri("id/act/01").value, iri("id/act/02").value}


def test_an_unknown_status_and_an_unknown_action_are_refused(folder: Path, state: State) -> None:
    plan(folder, act01=("bezig", "", ""), act02=("", "act:99", ""), act03=("", "", "act:98"))
    assert refused(folder, state, "planned_actions.csv") == [
        ("not-in-list", 2, "status"), ("dangling-ref", 3, "continues_id"), ("dangling-ref", 4, "replaces_id"),
    ]  # fmt: skip


def test_actions_that_continue_one_another_in_a_circle_are_refused(folder: Path, state: State) -> None:
    plan(folder, act01=("", "act:03", ""), act02=("", "", "act:01"), act03=("", "act:02", ""), act05=("", "act:05", ""))
    assert refused(folder, state, "planned_actions.csv") == [("shape", line, None) for line in (2, 3, 4, 6)]
