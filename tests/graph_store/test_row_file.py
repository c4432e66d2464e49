"""A file of rows, read by fact and by row."""

from pathlib import Path

from graph_store.fact_digest import joined
from graph_store.row_file_writer import RowFileWriter


def test_rows_and_facts_are_found_by_each_other(tmp_path: Path) -> None:
    one, two = b"1" * 16, b"1" * 15 + b"2"
    with RowFileWriter(tmp_path / "rows") as writer:
        writer.add("row/a/é", joined([one, two]))
        writer.add("row/a/none", b"")
        writer.add("row/b/1", two)
        file = writer.finish()
    assert [file.name(row).decode() for row in range(file.rows)] == ["row/a/é", "row/a/none", "row/b/1"]
    assert [file.row(name) for name in (b"row/a/none", b"row/b/1", b"row/b/2")] == [1, 2, None]
    assert [list(file.stating(fact)) for fact in (one, two, b"2" * 16)] == [[0], [0, 2], []]
    assert [file.facts(row) for row in range(file.rows)] == [one + two, b"", two]
