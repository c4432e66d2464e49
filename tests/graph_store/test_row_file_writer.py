"""A file of rows, written in pieces or at once, or not at all."""

import hashlib
from pathlib import Path

import pytest

from graph_store.errors import Damaged
from graph_store.fact_digest import joined
from graph_store.row_file import RowFile
from graph_store.row_file_writer import RowFileWriter

ROWS = {f"row/a/{row}": joined(hashlib.md5(b"%d" % (row * each)).digest() for each in range(row % 7))  # noqa: S324
        for row in range(200)}  # fmt: skip


@pytest.mark.parametrize("piece", [1, 10, 333])
def test_pieces_do_not_change_the_file(piece: int, tmp_path: Path) -> None:
    for name, size in (("once", 1 << 20), ("pieces", piece)):
        with RowFileWriter(tmp_path / name, size) as writer:
            for row, facts in ROWS.items():
                writer.add(row, facts)
            writer.finish()
    assert (tmp_path / "pieces").read_bytes() == (tmp_path / "once").read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["once", "pieces"]


def test_a_file_whose_writer_failed_is_not_complete(tmp_path: Path) -> None:
    def fail() -> None:
        with RowFileWriter(tmp_path / "rows") as writer:
            writer.add("row/a/1", b"1" * 16)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(Damaged):
        RowFile(tmp_path / "rows")
