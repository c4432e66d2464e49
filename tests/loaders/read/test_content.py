"""Tests of bytes in memory and on disk."""

from pathlib import Path

import pytest

from loaders.read.content import Content, Decoded, end_of, in_utf_8, pieces, size, start_of


@pytest.fixture(params=["at hand", "on disk"])
def content(request: pytest.FixtureRequest, tmp_path: Path) -> Content:
    found = "id;naam\r\na;é\n".encode() + b"x" * 2**20 + b"einde"
    if request.param == "at hand":
        return found
    (tmp_path / "x.csv").write_bytes(found)
    return tmp_path / "x.csv"


def test_content_is_the_same_at_hand_and_on_disk(content: Content) -> None:
    assert size(content) == len(b"".join(pieces(content))) == 14 + 2**20 + 5
    assert start_of(content, 2) == b"id"
    assert (end_of(content, 6), len(end_of(content, 2**30))) == (b"xeinde", size(content))
    assert len(list(pieces(content))) == 2


def test_lines_keep_their_ends(content: Content) -> None:
    with Decoded(content).lines() as lines:
        assert [next(lines), next(lines)] == ["id;naam\r\n", "a;é\n"]
    assert Decoded(content, 3).text.startswith("naam\r\n")


def test_a_part_is_found_wherever_it_stands(content: Content) -> None:
    text = Decoded(content)
    across = "x" * 20 + "einde"  # begins in one piece and ends in the next
    assert [text.holds(part) for part in ("é", "id", across, "y", "eindex")] == [True, True, True, False, False]


@pytest.mark.parametrize(("text", "is_blank"), [("", True), (" \n\t\r\n\u00a0", True), ("\n\nx", False)])
def test_spaces_and_line_ends_are_nothing(text: str, is_blank: bool) -> None:
    assert in_utf_8(text).is_blank is is_blank
