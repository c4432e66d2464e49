"""Mistakes in next year's plan: each has one message with the file, the line, the code and what is accepted."""

import shutil
from pathlib import Path

import pytest

from graph_store import State
from loaders import SyncOptions, SyncReport, sync
from loaders.reports.report import Weight
from tests.next_year.plans import both_plans
from tests.next_year.test_bad_documents import issue

pytestmark = pytest.mark.slow

DOCUMENTS, ACTIONS, ROLES = "documents-2021.csv", "planned_actions-2021.csv", "person_roles-2021.csv"
DATES = "2021,2021-01-15,"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inventories of both plans; each test changes a copy."""
    return both_plans(tmp_path_factory.mktemp("plans") / "inventories")


def synced(folder: Path, place: Path, **edits: tuple[str, str]) -> SyncReport:
    """Check both plans with changes in some files, without writing anything."""
    made = Path(shutil.copytree(folder, place / "inventories"))
    for name, (old, new) in edits.items():
        text = (made / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        (made / name).write_text(text.replace(old, new), encoding="utf-8")
    return sync(made, State(place / "state"), SyncOptions(dry_run=True))


def line_of(file: Path, start: str) -> int:
    """Return the line of a file that begins so."""
    lines = file.read_text(encoding="utf-8").splitlines()
    [line] = [number for number, line in enumerate(lines, 1) if line.startswith(start)]
    return line


def test_without_a_mistake_both_plans_load_with_warnings_only(folder: Path, tmp_path: Path) -> None:
    report = synced(folder, tmp_path)
    assert {each.weight for each in report.issues} == {Weight.WARNED}
    assert {each.code for each in report.issues} >= {"reused-key", "ended-ref"}


@pytest.mark.parametrize(
    ("file", "row", "old", "new", "code", "weight", "accepted"),
    [
        ("publications-2021.csv", "pub:", ",9,40-41", ",9,450-451", "bad-lines", Weight.QUARANTINED, "≤ 154"),
        (ROLES, "role:20", "2021-02-01,,", "2021-02-01,2020-12-31,", "ends-early", Weight.QUARANTINED, "2021-02-01"),
        (DOCUMENTS, "plan:2021", DATES, ",,", "required", Weight.QUARANTINED, "a value in date"),
        (DOCUMENTS, "plan:2021", DATES, "2020,2020-06-01,", "same-year", Weight.WARNED, "another year"),
    ],
    ids=["a line beyond the text", "until before from", "a document without a date", "two documents of one year"],
)
def test_a_mistake_is_told_with_its_place_and_what_is_accepted(
    folder: Path, tmp_path: Path, file: str, row: str, old: str, new: str, code: str, weight: Weight, accepted: str
) -> None:
    found = issue(synced(folder, tmp_path, **{file: (old, new)}), code, file)
    assert (found.line, found.weight) == (line_of(folder / file, row), weight)
    assert accepted in found.accepted


def test_a_circle_of_continued_actions_is_refused(folder: Path, tmp_path: Path) -> None:
    report = synced(folder, tmp_path, **{ACTIONS: (",planned,act:04,", ",planned,act:2021-14,")})
    assert not any(each.code == "shape" for each in report.issues)
    again = synced(folder, tmp_path / "circle", **{ACTIONS: (",running,act:37,", ",running,act:2021-14,")})
    found = issue(again, "shape", ACTIONS)
    assert found.line == line_of(folder / ACTIONS, "act:2021-14")
    assert "must not continue or replace itself" in found.reason


def test_a_text_file_that_is_missing_is_told(folder: Path, tmp_path: Path) -> None:
    made = Path(shutil.copytree(folder, tmp_path / "without"))
    (made / "jaarplan-2021.txt").unlink()
    report = sync(made, State(tmp_path / "state"), SyncOptions(dry_run=True))
    [found] = [each for each in report.issues if "jaarplan-2021.txt" in f"{each.file}{each.value}{each.reason}"]
    assert found.weight is Weight.WARNED
