"""Mistakes in what names documents: each has one message with the file, the line, the code and what is accepted."""

from pathlib import Path

from graph_store import State
from loaders import Issue, SyncOptions, SyncReport, sync
from loaders.reports.report import Weight
from tests.next_year.clubs import Listed, write
from tests.service import DATA


def issue(report: SyncReport, code: str, file: str) -> Issue:
    """Return the only issue with this code in a file."""
    [found] = [each for each in report.issues if (each.code, each.file) == (code, file)]
    return found


def test_a_row_without_a_document_is_refused_where_documents_come_from_a_column(tmp_path: Path) -> None:
    data = write(tmp_path, [Listed(1, {"a": ("red", "", "")}, visits={"a": ("green", ""), "b": ("red", "")})])
    visits = data / "visits.csv"
    visits.write_text(visits.read_text(encoding="utf-8").replace("plan:1,visit:b", ",visit:b"), encoding="utf-8")
    found = issue(sync(data, State(tmp_path / "state")), "no-document", "visits.csv")
    assert (found.line, found.column, found.weight) == (3, "document", Weight.QUARANTINED)
    assert "plan:1" in found.accepted


def test_an_older_document_that_arrives_after_a_newer_one_is_warned_of(tmp_path: Path) -> None:
    one, two = (Listed(number, {"a": ("red", "", "")}) for number in (1, 2))
    state = State(tmp_path / "state")
    assert not [each for each in sync(write(tmp_path, [two]), state).issues if each.code == "older-document"]
    [found] = [each for each in sync(write(tmp_path, [one, two]), state).issues if each.code == "older-document"]
    assert (found.file, found.value, found.weight) == ("documents.csv", "plan:1", Weight.WARNED)
    assert "plan:2" in found.reason


def test_a_document_that_no_inventory_lists_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path, [Listed(1, {"a": ("red", "", "")})])
    (data / "documents.csv").write_text("id,date,covers\nplan:9,2009-01-01,\n", encoding="utf-8")
    found = issue(sync(data, State(tmp_path / "state")), "unknown-document", "clubs-1.csv")
    assert (found.value, found.weight) == ("plan:1", Weight.REFUSED)
    assert "plan:9" in found.accepted


def test_a_document_without_a_date_is_refused_where_its_table_requires_none(tmp_path: Path) -> None:
    data = write(tmp_path, [Listed(1, {"a": ("red", "", "")})])
    (data / "documents.csv").write_text("id,date,covers\nplan:1,,\n", encoding="utf-8")
    found = issue(sync(data, State(tmp_path / "state")), "undated-document", "documents.csv")
    assert (found.line, found.column, found.weight) == (2, "date", Weight.QUARANTINED)
    assert "2021-03-01" in found.accepted


def test_the_shipped_plan_alone_has_no_issue_about_documents(tmp_path: Path) -> None:
    report = sync(DATA, State(tmp_path / "state"), SyncOptions(dry_run=True))
    assert list(report.issues) == []
