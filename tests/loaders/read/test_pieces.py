"""Tests of records that are cut and hashed without splitting their cells."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.content import in_utf_8
from loaders.read.pieces import Pieces
from loaders.read.records import Layout

TEXTS = st.lists(
    st.sampled_from(['"', '""', "a", ";", "\n", "\r\n", "\r", "é", "b c", "#", "\ud800", " "]), max_size=40
)


def split(text: str, lines_before: int = 0, comment: str | None = None) -> Layout:
    return Layout(in_utf_8(text), lines_before, ";", '"', comment)


@given(TEXTS.map("".join), st.integers(0, 2), st.sampled_from([None, "#"]))
def test_a_text_is_cut_where_csv_ends_its_records(text: str, before: int, comment: str | None) -> None:
    layout = split(text, before, comment)
    records, pieces = list(layout.records()), Pieces(layout)
    assert pieces.lines.tolist() == [record.line for record in records]
    assert list(pieces.records(np.arange(len(records)))) == records
    for place in range(0, len(records), 2):
        assert list(pieces.records(np.array([place]))) == [records[place]]


def test_records_hash_the_same_whatever_ends_their_line() -> None:
    one, other = Pieces(split('a;b\n"c\nd";e\n')), Pieces(split('a;b\r\n"c\nd";e'))
    assert one.hashes.tolist() == other.hashes.tolist()
    assert one.lines.tolist() == [1, 2]
    assert len({tuple(each) for each in one.hashes.tolist()}) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks_end_where_lines_do(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    text = end.join(f"{number};é" for number in range(50))
    whole = Pieces(split(text)).hashes.tolist()
    monkeypatch.setattr("loaders.read.pieces._BLOCK", 7)
    assert Pieces(split(text)).hashes.tolist() == whole
