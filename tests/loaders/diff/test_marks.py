"""Tests of marks of records: they are found again, and damaged marks are ignored."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.diff.marks import MarkFiles, Marks
from loaders.read.content import in_utf_8
from loaders.read.pieces import Pieces
from loaders.read.records import Layout

LINES = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def pieces(*lines: str) -> Pieces:
    return Pieces(Layout(in_utf_8("\n".join(["head", *lines, ""])), 0, ";"))


def marks(*lines: str) -> Marks:
    cut = pieces(*lines)
    return Marks("as told", cut.hashes[1:], cut.lines[1:], frozenset({"mun:a"}))


@given(st.permutations("abcdefgh"), st.integers(0, 8), LINES)
def test_each_mark_finds_one_record_that_is_as_it_was(order: list[str], count: int, lines: list[str]) -> None:
    marked = order[:count]
    found = marks(*marked).found_in(pieces(*lines), 1).tolist()
    assert [place > 0 for place in found] == [line in lines for line in marked]
    assert all(lines[place - 1] == line for line, place in zip(marked, found, strict=True) if place > 0)


def test_a_header_is_no_record() -> None:
    assert marks("head").found_in(pieces("a"), 1).tolist() == [-1]


def test_marks_come_back_as_they_were_written(tmp_path: Path) -> None:
    files, written = MarkFiles(tmp_path / "marks"), marks("a", "b")
    names = files.write({"x.csv": written}, [])
    found = files.read(names)["x.csv"]
    assert (found.reading, found.others) == (written.reading, written.others)
    assert np.array_equal(found.hashes, written.hashes)
    assert np.array_equal(found.lines, written.lines)


def test_only_those_of_this_version_and_of_the_one_before_stay(tmp_path: Path) -> None:
    files = MarkFiles(tmp_path)
    first = files.write({"x.csv": marks("a")}, [])
    second = files.write({"x.csv": marks("b")}, first.values())
    assert {file.name for file in tmp_path.iterdir()} == {*first.values(), *second.values()}
    third = files.write({"x.csv": marks("c")}, second.values())
    assert {file.name for file in tmp_path.iterdir()} == {*second.values(), *third.values()}


@pytest.mark.parametrize("content", [b"", b"{}\n", b"other"])
def test_marks_that_are_not_what_their_name_says_are_not_read(tmp_path: Path, content: bytes) -> None:
    files = MarkFiles(tmp_path)
    names = files.write({"x.csv": marks("a")}, [])
    (tmp_path / names["x.csv"]).write_bytes(content)
    assert files.read(names | {"y.csv": "0" * 64}) == {}


def test_a_folder_that_cannot_be_written_costs_the_marks_alone(tmp_path: Path) -> None:
    (tmp_path / "marks").write_text("in the way")
    assert MarkFiles(tmp_path / "marks").write({"x.csv": marks("a")}, []) == {}
