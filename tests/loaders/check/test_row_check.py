"""Rows of text become rows of values, one by one."""

import itertools
from collections.abc import Iterator

from loaders.check.inventory import inventory_of
from loaders.check.row_check import check
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.read.document import Document, RawRow
from tests.loaders.conftest import column, key, one_table, thing

Found = tuple[list[Row], list[tuple[str, int | None, str | None, str | None]]]

TABLE = one_table(
    key("prj"),
    column("when", load_parse="edtf", load_qualifierColumn="word"),
    column("word"),
    column("role", load_map=[{"load:value": "Partner", "load:property": "urn:p"}]),
    column("names", separator=";", null=["", "-"]),
    column("city", valueUrl=thing("city"), default="mun:gent"),
)


def rows(*lines: str, table: Table = TABLE) -> Found:
    header = ",".join(each.name for each in table.cells)
    found = inventory_of(table, "\n".join([header, *lines, ""]).encode(), "test.csv")
    return found.rows, [(each.code, each.line, each.column, each.value) for each in found.document.issues]


def test_a_cell_has_values_and_a_canonical_text() -> None:
    (row,), issues = rows("prj:a,20/10/2015,,partner,a; b ;,mun:aalst")
    assert dict(row.texts) == {
        "id": "prj:a", "when": "2015-10-20", "role": "Partner", "names": "a;b", "city": "mun:aalst",
    }  # fmt: skip
    assert (row.good, row.keyed, row.key, row.line, issues) == (True, True, "prj:a", 2, [])


def test_a_vague_word_fills_its_empty_column_and_a_default_an_empty_cell() -> None:
    (row, other), _ = rows("prj:a,eind 2018,,,,", "prj:b,eind 2018,begin,,,")
    assert (row.texts["when"], row.texts["word"], row.texts["city"]) == ("2018", "eind", "mun:gent")
    assert other.texts["word"] == "begin"


def test_null_words_are_empty_with_a_remark() -> None:
    (row,), issues = rows("prj:a,,,,-,")
    assert ("names" in row.texts, issues) == (False, [("null-word", 2, "names", "-")])


def test_each_bad_cell_of_a_row_is_told() -> None:
    (row,), issues = rows("prj:a,ooit,,sponsor,,mun:a b")
    assert (row.good, row.keyed) == (False, True)
    assert issues == [
        ("bad-date", 2, "when", "ooit"),
        ("not-in-list", 2, "role", "sponsor"),
        ("bad-key", 2, "city", "mun:a b"),
    ]


def test_a_row_without_a_good_key_is_not_keyed() -> None:
    found, issues = rows("prj:A,,,,,", ",,,,x,")
    assert [(row.good, row.keyed) for row in found] == [(False, False)] * 2
    assert [code for code, *_ in issues] == ["bad-key", "total-row"]


def test_the_hash_does_not_depend_on_how_a_cell_is_written() -> None:
    found, _ = rows("prj:a,20/10/2015,,,,", "prj:a,2015-10-20,,,,", "prj:a,2015-10-21,,,,")
    one, same, other = (row.hash for row in found)
    assert one == same != other


def test_rows_can_be_fed_by_hand() -> None:
    document = Document("test.csv", places={"id": 1, "when": 0})
    fed = [RawRow(7, ["2015", "prj:a"]), RawRow(9, ["ooit", "prj:b"]), RawRow(11, ["x"], broken=True)]
    good, bad, broken = check(fed, TABLE, document)
    assert (good.key, good.line, good.good, dict(good.texts)) == ("prj:a", 7, True, {"when": "2015", "id": "prj:a"})
    assert (bad.key, bad.line, bad.good, broken.good) == ("prj:b", 9, False, False)
    (issue,) = document.issues
    assert (issue.code, issue.file, issue.line, issue.column, issue.value) == (
        "bad-date",
        "test.csv",
        9,
        "when",
        "ooit",
    )
    assert issue.accepted


def test_no_row_waits_for_another() -> None:
    def endless() -> Iterator[RawRow]:
        return (RawRow(line, [f"prj:n{line}"]) for line in itertools.count(2))

    found = check(endless(), TABLE, Document("test.csv", places={"id": 0}))
    assert [row.key for row in itertools.islice(found, 3)] == ["prj:n2", "prj:n3", "prj:n4"]
