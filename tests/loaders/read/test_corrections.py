"""Tests of source lines with the corrections of a reader of the scan."""

import pytest

from graph_store.errors import RejectedFile
from loaders.read.corrections import Correction, Line, Reading, SourceText, read_corrections

TEXT = "een\ntwee drie\nvier\n\n\n\nvijf\n"


def corrected(*corrections: Correction) -> SourceText:
    return SourceText(TEXT, corrections)


def test_lines_are_joined_with_one_blank_line_at_most() -> None:
    assert corrected().between(1, 7) == "een\ntwee drie\nvier\n\nvijf"
    assert (corrected().between(2, 2), corrected().last) == ("twee drie", 7)


def test_a_reading_takes_the_place_of_what_is_printed() -> None:
    assert corrected(Correction(2, "drie", "3", None)).between(1, 3) == "een\ntwee 3\nvier"
    assert corrected(Correction(2, "", "niets", None)).between(2, 2) == "niets"
    assert corrected(Correction(2, "twee drie", "", None)).between(2, 2) == ""


def test_a_line_or_a_part_of_it_moves_in_the_reading_order() -> None:
    assert corrected(Correction(1, "", "", 2.5)).between(1, 3) == "twee drie\neen\nvier"
    assert corrected(Correction(1, "een", "1", 2.5)).between(1, 3) == "twee drie\n1\nvier"
    assert corrected(Correction(2, "drie", "", 3.5)).between(1, 4) == "een\ntwee\nvier\ndrie"
    assert corrected(Correction(2, "drie", "3", 0.5)).between(1, 3) == "3\neen\ntwee\nvier"


def test_a_moved_line_is_read_where_it_belongs_and_not_where_it_is_printed() -> None:
    text = corrected(Correction(1, "", "", 3.5), Correction(2, "drie", "", 7.5))
    assert (text.between(1, 3), text.between(4, 6), text.between(4, 7)) == ("twee\nvier", "een", "een\n\nvijf\ndrie")


def test_the_file_has_four_columns() -> None:
    rows = read_corrections('\ufeffline,printed,read as,order\n2,"a, b",c,\n3,,,2.5\n', "c.csv")
    assert rows == [Correction(2, "a, b", "c", None), Correction(3, "", "", 2.5)]
    with pytest.raises(RejectedFile, match=r"c\.csv lacks the columns read as, order"):
        read_corrections("line,printed\n", "c.csv")
    with pytest.raises(RejectedFile, match=r"c\.csv, line 2: the columns line and order must hold numbers"):
        read_corrections("line,printed,read as,order\ntwee,a,b,\n", "c.csv")


def test_each_line_keeps_its_printed_text_beside_its_readings() -> None:
    text = corrected(Correction(2, "drie", "3", None), Correction(1, "", "", 2.5), Correction(3, "", "vier!", 6.1))
    assert list(text.lines(1, 4)) == [
        Line(1, "een", [Reading("een", 2)]),
        Line(2, "twee drie", [Reading("twee 3")]),
        Line(3, "vier", [Reading("vier!", 6)]),
        Line(4, "", []),
    ]


def test_a_line_of_which_a_part_moves_has_a_reading_for_each_part() -> None:
    assert list(corrected(Correction(2, "drie", "3", 3.5)).lines(2, 2)) == [
        Line(2, "twee drie", [Reading("twee"), Reading("3", 3)])
    ]
    assert list(corrected(Correction(2, "twee drie", "", None)).lines(2, 2)) == [Line(2, "twee drie", [Reading("")])]


def test_only_lines_of_the_text_have_a_number() -> None:
    assert [line.number for line in corrected().lines(0, 99)] == [1, 2, 3, 4, 5, 6, 7]
    assert list(corrected().lines(8, 9)) == []


def test_lines_are_counted_as_editors_count_them() -> None:
    text = SourceText("een\r\n\x0ctwee\x85\u2028drie\rvier")
    assert [line.printed for line in text.lines(1, 9)] == ["een", "\x0ctwee\x85\u2028drie", "vier"]
    assert (text.last, SourceText("").last, SourceText("een\n\n").last) == (3, 0, 2)


def test_blanks_after_the_last_line_end_are_no_line() -> None:
    text = SourceText("een\ntwee\n ", [Correction(1, "een", "", 2.5)])
    assert text.last == 2
    assert text.between(2, 2) == "twee\neen"
