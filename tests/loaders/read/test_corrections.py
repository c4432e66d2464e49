"""Tests of source lines with the corrections of a reader of the scan."""

import pytest

from graph_store.errors import RejectedFile
from loaders.read.corrections import Correction, SourceText, read_corrections

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
    assert corrected(Correction(2, "drie", "", 3.5)).between(1, 3) == "een\ntwee\nvier\ndrie"
    assert corrected(Correction(2, "drie", "3", 0.5)).between(1, 3) == "3\neen\ntwee\nvier"


def test_the_file_has_four_columns() -> None:
    rows = read_corrections('\ufeffline,printed,read as,order\n2,"a, b",c,\n3,,,2.5\n', "c.csv")
    assert rows == [Correction(2, "a, b", "c", None), Correction(3, "", "", 2.5)]
    with pytest.raises(RejectedFile, match=r"c\.csv lacks the columns read as, order"):
        read_corrections("line,printed\n", "c.csv")
    with pytest.raises(RejectedFile, match=r"c\.csv, line 2: the columns line and order must hold numbers"):
        read_corrections("line,printed,read as,order\ntwee,a,b,\n", "c.csv")
