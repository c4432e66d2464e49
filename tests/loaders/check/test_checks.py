"""Checks over many rows: keys that occur twice, lines that a source text does not have."""

from loaders.check.checks import check_inventories, check_lines, check_unique
from loaders.check.inventory import inventory_of
from loaders.read.corrections import SourceText
from loaders.reports.report import Issue, Weight
from tests.loaders.conftest import column, key, one_table


def test_equal_rows_count_once_and_unequal_ones_are_both_refused() -> None:
    found = inventory_of(one_table(key("mun")), b"id\nmun:a\nmun:a\n", "mun.csv")
    check_inventories({"mun.csv": found}, {})
    assert (len(found.rows), found.document.skipped, found.document.issues) == (1, 1, [])

    two = one_table(key("mun"), column("name"))
    found = inventory_of(two, b"id,name\nmun:a,A\nmun:b,B\nmun:a,C\n", "test.csv")
    check_unique(found)
    assert [(each.code, each.line, each.details["lines"]) for each in found.document.issues] == [
        ("duplicate-key", 2, "4"),
        ("duplicate-key", 4, "2"),
    ]
    assert [row.key for row in found.good] == ["mun:b"]


def test_lines_must_be_lines_of_the_text() -> None:
    passages = one_table(
        key("psg"), column("a", datatype="integer"), column("b", datatype="integer"),
        column("text", virtual=True, load_lines={"load:from": "a", "load:to": "b", "load:text": "t.txt"}),
    )  # fmt: skip
    found = inventory_of(passages, b"id,a,b\npsg:1,1,3\npsg:2,3,1\npsg:3,0,1\npsg:4,2,4\npsg:5,,\n", "test.csv")
    check_lines(found, {"t.txt": SourceText("a\nb\nc\n")})
    assert [(each.code, each.line, each.value) for each in found.document.issues] == [
        ("bad-lines", 3, "3-1"), ("bad-lines", 4, "0-1"), ("bad-lines", 5, "2-4"),
    ]  # fmt: skip
    assert [row.key for row in found.good] == ["psg:1", "psg:5"]
    assert found.document.issues[2].reason == "“2-4” is not a line or a range of lines in the source text t.txt"
    assert found.document.issues[2].accepted == "first-last, with first ≤ last ≤ 3, for example 72-75"
    assert (
        Issue("bad-lines", Weight.QUARANTINED, "p.csv", value="x").accepted
        == "first-last, with first ≤ last, for example 72-75"
    )
