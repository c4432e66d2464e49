"""Tests of finding the columns in a header."""

import pytest

from loaders.read.document import Document
from loaders.read.header import check_doubles, check_unnamed, find_columns
from tests.loaders.conftest import column, key, one_table

TABLE = one_table(key("mun"), column("label_nl", titles=["naam"], required=True), column("nota"))


def told(document: Document) -> list[tuple[str, str | None, str]]:
    return [(each.code, each.column, each.suggestion) for each in document.issues]


def test_columns_are_found_by_title() -> None:
    document = Document("x.csv")
    assert find_columns(["NOTA", " Naam ", "id"], TABLE, document) == {"nota": 0, "label_nl": 1, "id": 2}
    assert told(document) == []


def test_a_column_that_is_nearly_known_gets_a_suggestion_one_that_is_not_does_not() -> None:
    document = Document("x.csv")
    find_columns(["id", "naam", "noto", "telefoon", "quarantine_row"], TABLE, document)
    assert told(document) == [
        ("unknown-column", "noto", "nota"),
        ("unknown-column", "telefoon", ""),
        ("missing-column", "nota", ""),
    ]


def test_an_optional_column_may_be_left_out() -> None:
    document = Document("x.csv")
    assert find_columns(["id"], one_table(key("mun"), column("until", load_optional=True)), document) == {"id": 0}
    assert (told(document), document.lost) == ([], [])


@pytest.mark.parametrize(
    ("row", "refused"), [(["a", "x", "x"], False), (["a", "x", "y"], True)]
)  # fmt: skip
def test_a_column_twice_is_a_slip_only_with_the_same_cells(row: list[str], refused: bool) -> None:
    document = Document("x.csv")
    check_doubles(["id", "naam", "naam"], TABLE, [row], document)
    assert ([each.code for each in document.issues], document.refused) == (["duplicate-header"], refused)


def test_a_column_without_a_title_matters_only_when_filled() -> None:
    document = Document("x.csv")
    check_unnamed(["id", "", ""], [["a", "", "x"], ["b"]], document)
    assert [each.details["place"] for each in document.issues] == [3]


def test_only_what_is_not_there_is_suggested() -> None:
    document = Document("x.csv")
    find_columns(["id", "Naam van project"], TABLE, document)
    assert ("missing-required", "label_nl", "Naam van project") in told(document)
    document = Document("x.csv")
    find_columns(["id", "nota"], TABLE, document)
    assert told(document) == [("missing-required", "label_nl", "")]


def test_lines_that_end_in_a_control_character_are_told_and_refuse_the_file() -> None:
    document = Document("x.csv")
    find_columns(["id", "naam\x85mun:gent", "Gent\x85"], TABLE, document)
    assert "control-char" in {each.code for each in document.issues}
    assert document.refused


def test_a_header_between_quotes_as_a_whole_is_told() -> None:
    document = Document("x.csv")
    assert find_columns(["id;naam"], TABLE, document) == {}
    assert "tussen aanhalingstekens" in document.issues[0].say("nl")
    assert "between quotes" in document.issues[0].say("en")
    document = Document("x.csv")
    find_columns(["onbekend"], TABLE, document)
    assert "quotes" not in document.issues[0].say("en")
