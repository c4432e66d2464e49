"""A finding names the cells it rests on."""

from loaders.describing.findings import Cell, Finding, UnknownColumn, UnknownTable


def test_a_finding_names_its_file_column_and_cells() -> None:
    cells = (Cell(2, "265.086"), Cell(9, "x" * 80, "b.csv"))
    assert Finding("a.csv", "n", "whole numbers", cells).say() == (
        f"a.csv, n: whole numbers (line 2 “265.086”, b.csv line 9 “{'x' * 60}…”)"
    )
    assert Finding("a.csv", None, "delimiter ;").say() == "a.csv: delimiter ;"


def test_a_column_knows_its_values_and_where_each_is_first() -> None:
    column = UnknownColumn("n", "N", [Cell(2, "a"), Cell(3, ""), Cell(4, "a"), Cell(5, "b")])
    assert [each.line for each in column.filled] == [2, 4, 5]
    assert column.examples() == (Cell(2, "a"), Cell(5, "b"))
    assert column.examples(["b"]) == (Cell(5, "b"),)


def test_a_table_is_called_after_its_file_or_sheet() -> None:
    assert [UnknownTable(url, []).stem for url in ("a.b.csv", "a.xlsx#Mijn%20blad")] == ["a.b", "Mijn blad"]
