"""The report as an HTML page."""

from loaders import as_html
from loaders.reports.report import FileReport, Issue, SyncReport, Weight


def test_a_page_names_every_issue_and_escapes_what_files_say() -> None:
    issue = Issue("bad-date", Weight.QUARANTINED, "a.csv", 3, "date", "<script>alert(1)</script>")
    page = as_html(SyncReport(2, True, files=[FileReport("a.csv", rows=3)], issues=[issue]), "nl")
    assert "<td>a.csv</td><td>3</td><td>date</td>" in page
    assert "is geen datum" in page
    assert "<p>niets te publiceren: versie 2 bevat dit alles al;" in page
    assert "<script>" not in page
