"""An inventory knows which of its rows can be loaded, and which document has the issues of each."""

from loaders.check.inventory import inventory_of
from loaders.read.document import Document
from loaders.reports.report import Weight
from tests.loaders.conftest import column, key, one_table

TABLE = one_table(key("mun"), column("number", datatype="integer"))
TEXT = b"id,number\nmun:a,1\nmun:b,many\n"


def test_only_good_rows_of_a_file_that_is_not_refused_can_be_loaded() -> None:
    found = inventory_of(TABLE, TEXT, "mun.csv")
    assert [row.key for row in found.good] == ["mun:a"]
    assert [issue.code for issue in found.issues_by_line()["mun.csv", 3]] == ["not-integer"]
    found.document.refused = True
    assert list(found.good) == []


def test_an_issue_is_in_the_document_that_holds_the_row() -> None:
    found = inventory_of(TABLE, TEXT, "mun.csv")
    found.supplements.append(Document("mended.csv"))
    row = found.rows[0]
    row.file = "mended.csv"
    found.say(row, "duplicate-key", Weight.QUARANTINED, "id", "mun:a", lines="9")
    assert [issue.file for issue in found.supplements[0].issues] == ["mended.csv"]
    found.forget_issues(row)
    assert found.supplements[0].issues == []


def test_a_row_that_is_dropped_takes_its_issues_along_and_counts_as_skipped() -> None:
    found = inventory_of(TABLE, TEXT, "mun.csv")
    found.drop(found.rows[1])
    assert (len(found.rows), found.document.issues, found.document.skipped) == (1, [], 1)


def test_issues_that_are_decided_anew_are_retracted() -> None:
    found = inventory_of(TABLE, TEXT, "mun.csv")
    row = next(iter(found.good))
    found.say(row, "ended-ref", Weight.WARNED, "id", "mun:a", by="plan:2021")
    found.retract("ended-ref")
    assert [issue.code for issue in found.document.issues] == ["not-integer"]
