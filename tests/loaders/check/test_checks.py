"""Checks over many rows: keys that occur twice, lines that a source text does not have, periods that end too early."""

import json

from graph_store.graphs import DEFAULT_BASE
from loaders.check.checks import check_inventories, check_lines, check_periods, check_unique
from loaders.check.inventory import inventory_of
from loaders.csvw.metadata import DocumentText, TableGroup
from loaders.csvw.tables import read_tables
from loaders.read.corrections import SourceText
from loaders.reports.report import Issue, Weight
from tests.loaders.conftest import BASE, column, group, key, one_table, table

GROUP = TableGroup((), DEFAULT_BASE)


def test_equal_rows_count_once_and_unequal_ones_are_both_refused() -> None:
    found = inventory_of(one_table(key("mun")), b"id\nmun:a\nmun:a\n", "mun.csv")
    check_inventories({"mun.csv": found}, {}, GROUP)
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
    check_lines(found, {"t.txt": SourceText("a\nb\nc\n")}, GROUP)
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


def test_lines_must_be_lines_of_the_text_of_the_document_that_the_row_names() -> None:
    described = table(
        "test.csv", key("prj"), column("plan"), column("lines", separator=";", load_parse="lines")
    ) | {f"{BASE}load#document": "plan"}  # fmt: skip
    (projects,) = read_tables(json.dumps(group(described))).tables
    texts = {"old.txt": SourceText("a\nb\n"), "new.txt": SourceText("a\nb\nc\n"), "other.txt": SourceText("")}
    of_documents = {"plan:1": DocumentText("old.txt"), "plan:2": DocumentText("new.txt")}
    rows = b"id,plan,lines\nprj:a,plan:1,1;3\nprj:b,plan:2,1;2-3\nprj:c,plan:2,2-4\nprj:d,plan:3,9\n"
    found = inventory_of(projects, rows, "test.csv")
    check_lines(found, texts, TableGroup((projects,), DEFAULT_BASE, of_documents))
    assert [(each.line, each.column, each.value, each.accepted) for each in found.document.issues] == [
        (2, "lines", "3", "first-last, with first ≤ last ≤ 2, for example 72-75"),
        (4, "lines", "2-4", "first-last, with first ≤ last ≤ 3, for example 72-75"),
    ]
    assert found.document.issues[0].reason.endswith("in the source text old.txt (plan:1)")
    assert [row.text("id") for row in found.good] == ["prj:b", "prj:d"]


def test_a_period_must_not_end_before_it_begins() -> None:
    days = (column(name, property=name, load_parse="edtf") for name in ("from", "until"))
    (roles,) = read_tables(json.dumps(group(table("test.csv", key("role"), *days)))).tables
    rows = b"id,from,until\nrole:1,2020-03-01,2020-02-29\nrole:2,2020,2020-01-01\nrole:3,,2019\nrole:4,2021,2020\n"
    found = inventory_of(roles, rows, "test.csv")
    check_periods(found)
    assert [(each.code, each.line, each.column, each.value) for each in found.document.issues] == [
        ("ends-early", 2, "until", "2020-02-29"), ("ends-early", 5, "until", "2020"),
    ]  # fmt: skip
    assert found.document.issues[0].reason == "The period ends (2020-02-29) before it begins (2020-03-01)"
    assert [row.key for row in found.good] == ["role:2", "role:3"]
