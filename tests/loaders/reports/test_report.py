"""The report of a run."""

import json
from pathlib import Path

from loaders.reports.report import FileReport, Issue, RowChange, SyncReport, Weight

ISSUE = Issue("bad-date", Weight.QUARANTINED, "a.csv", 3, "date", "31/02/2016")


def test_an_issue_says_where_why_and_what_is_accepted_in_two_languages() -> None:
    assert (ISSUE.reason, ISSUE.say("nl")) == ("“31/02/2016” is not a date", "“31/02/2016” is geen datum")
    assert "20 oktober 2015" in ISSUE.accepted
    assert {name: ISSUE.as_json("nl")[name] for name in ("code", "weight", "file", "line", "column", "value")} == {
        "code": "bad-date",
        "weight": "quarantined",
        "file": "a.csv",
        "line": 3,
        "column": "date",
        "value": "31/02/2016",
    }


def test_an_issue_survives_a_manifest() -> None:
    assert Issue.from_note(json.loads(json.dumps(ISSUE.as_note()))) == ISSUE


def test_a_file_is_news_if_rows_loaded_or_went_or_are_faulty() -> None:
    assert not FileReport("a.csv", rows=3, unchanged=2, skipped=1).is_news
    news = ({"loaded": 1}, {"removed": 1}, {"quarantined": 1}, {"stale": 1}, {"refused": True})
    assert all(FileReport("a.csv", rows=3, **each).is_news for each in news)


def test_the_report_has_the_keys_of_the_contract() -> None:
    report = SyncReport(3, True, files=[FileReport("a.csv", rows=3, loaded=1, quarantined=2)], issues=[ISSUE])
    found = report.as_json()
    assert list(found) == [
        "version", "published", "rows", "loaded", "unchanged", "quarantined", "stale", "skipped",
        "triples_added", "triples_removed", "inferred_added", "inferred_removed", "seconds", "files",
    ]  # fmt: skip
    assert found["files"] == [
        {
            "file": "a.csv",
            "rows": 3,
            "loaded": 1,
            "unchanged": 0,
            "quarantined": 2,
            "added": 0,
            "changed": 0,
            "removed": 0,
        }
    ]
    full = report.as_report("nl")
    assert full["issues"] == [ISSUE.as_json("nl")]
    assert json.loads(json.dumps(full)) == full


def test_warnings_do_not_change_the_exit_code() -> None:
    assert SyncReport(issues=[Issue("no-rows", Weight.WARNED, "a.csv")]).exit_code == 0
    assert SyncReport(issues=[ISSUE]).exit_code == 1
    assert SyncReport(issues=[Issue("empty-file", Weight.REFUSED, "a.csv")]).exit_code == 1


def test_refused_files_are_named() -> None:
    assert SyncReport(files=[FileReport("a.csv", refused=True), FileReport("b.csv")]).refused == ["a.csv"]


def test_the_page_about_the_report_names_every_field() -> None:
    page = (Path(__file__).parents[3] / "docs" / "loaders.md").read_text(encoding="utf-8")
    table = page[page.index("## The report") :]
    change = RowChange("a.csv", "x", 1, "added", {"n": ("1", "2")})
    report = SyncReport(
        files=[FileReport("a.csv")], issues=[Issue("required", Weight.WARNED, "a.csv")], changes=[change]
    )
    written = report.as_report()
    parts = (
        written,
        report.files[0].as_json(),
        report.issues[0].as_json(),
        change.as_json(),
        {"before": 1, "after": 2},
    )
    assert [name for part in parts for name in part if f"`{name}`" not in table] == []
