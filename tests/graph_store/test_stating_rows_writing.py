"""The files of rows beside versions: small changes are small files, and rows that are gone leave no trace."""

import hashlib
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph_store import State
from graph_store.errors import Damaged
from graph_store.fact_digest import joined
from graph_store.stating_rows import FOLDER, StatingRows
from graph_store.stating_rows_writing import changed, put_beside, rows_in, without_traces


def _digest(number: int) -> bytes:
    return hashlib.sha256(str(number).encode()).digest()[:16]


def _published(rows: StatingRows, versions: Path, number: int) -> Path:
    """Put the rows into the folder of a new version."""
    folder = versions / str(number)
    folder.mkdir()
    put_beside(rows, folder)
    return folder


def test_a_small_change_shares_the_large_file_with_the_version_before(tmp_path: Path) -> None:
    many = {f"row/a/{number}": joined(_digest(each) for each in range(number, number + 20)) for number in range(300)}
    first = _published(changed(many, StatingRows(), tmp_path / "all"), tmp_path, 1)
    few = changed({"row/a/7": b"", "row/a/new": _digest(1)}, StatingRows.of_version(first), tmp_path / "few")
    second = _published(few, tmp_path, 2)
    assert (first / FOLDER / "000").samefile(second / FOLDER / "000")
    assert sorted(each.name for each in (second / FOLDER).iterdir()) == ["000", "001"]
    assert (second / FOLDER / "001").stat().st_size < 300


def test_a_row_that_is_gone_leaves_no_trace_in_a_whole_file(tmp_path: Path) -> None:
    rows = changed({"row/p/jan": _digest(1), "row/p/an": _digest(1)}, StatingRows(), tmp_path / "all")
    rows = changed({"row/p/jan": b""}, rows, tmp_path / "less")
    assert rows.stating(_digest(1)) == ["row/p/an"]
    whole = without_traces({"row/p/an": _digest(2)}, rows, tmp_path / "whole")
    assert (whole.stating(_digest(1)), whole.stating(_digest(2))) == ([], ["row/p/an"])
    assert b"row/p/jan" not in (tmp_path / "whole").read_bytes()


def test_nothing_is_written_for_no_rows(tmp_path: Path) -> None:
    rows = changed({}, StatingRows(), tmp_path / "none")
    assert not rows
    assert list(_published(rows, tmp_path, 1).iterdir()) == []
    assert not StatingRows.of_version(tmp_path / "1")


def test_the_order_of_facts_does_not_change_the_file(tmp_path: Path) -> None:
    facts = [_digest(number) for number in range(20)]
    changed({"row/a/1": joined(facts)}, StatingRows(), tmp_path / "one")
    changed({"row/a/1": joined(reversed(facts))}, StatingRows(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_version_keeps_the_rows_of_the_one_before_unless_others_come_and_verify_reads_them(tmp_path: Path) -> None:
    state, name = State(tmp_path), NamedNode("urn:x")
    with state.writer("test", 1) as writer:
        rows = rows_in([("row/a/1", _digest(1))], writer.new_place())
        writer.publish([], [Quad(name, name, name)], sources={}, rows=rows)
        writer.publish([], [Quad(name, name, NamedNode("urn:y"))], sources={})
        writer.publish([], [Quad(name, name, NamedNode("urn:z"))], sources={}, rows=StatingRows())
    assert [dict(state.open(version).rows.each()) for version in (1, 2, 3)] == [{"row/a/1": _digest(1)}] * 2 + [{}]
    assert (state.folder(1) / FOLDER / "000").samefile(state.folder(2) / FOLDER / "000")
    file = state.folder(2) / FOLDER / "000"
    file.write_bytes(file.read_bytes().replace(b"row/a/1", b"row/a/2"))
    with pytest.raises(Damaged, match="stating-rows/000"):
        state.verify(2)
