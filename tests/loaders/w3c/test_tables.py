"""Tests of the rows of a CSV file in the tabular data model."""

from loaders.w3c.dialect import Dialect
from loaders.w3c.locate import bare_table
from loaders.w3c.model import Column
from loaders.w3c.tables import match_columns, read_content


def test_rows_have_their_number_and_their_line() -> None:
    content = read_content(b"# remark\na,b\n1,2\n# more\n3,4\n", Dialect())
    assert content.titles == [["a"], ["b"]]
    assert content.comments == ["remark", "more"]
    assert [(row.number, row.source, row.cells) for row in content.rows] == [(1, 3, ["1", "2"]), (2, 5, ["3", "4"])]


def test_skipped_rows_are_comments_and_blank_ones_may_go() -> None:
    content = read_content(b"title\na\n\n1\n", Dialect(skip_rows=1, skip_blank=True))
    assert (content.comments, [row.cells for row in content.rows]) == (["title"], [["1"]])


def test_columns_match_by_place_and_differences_are_warned_of() -> None:
    said: list[str] = []
    table = bare_table("http://e.org/x.csv").tables[0]
    table.columns = [Column("x", {"und": ["x"]})]
    columns = match_columns(table, read_content(b"a,b\n1,2\n", Dialect()), said.append)
    assert ([column.name for column in columns], len(said)) == (["x", None], 2)
