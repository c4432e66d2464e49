"""Bytes become rows with line numbers."""

import itertools
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.csvw.metadata import Table
from loaders.read.document import Document, RawRow
from loaders.read.reader import read
from loaders.reports.report import Weight
from tests.loaders.conftest import column, key, one_table

TABLE = one_table(
    key("mun"), column("label_nl", titles=["label_nl", "naam", "Coördinator"], required=True), column("note")
)
GOOD = 'id,label_nl,note\nmun:gent,Coördinatie é,"a;b,c"\nmun:aalst,Aalst,\n'


class Found(NamedTuple):
    document: Document
    rows: list[RawRow]


def cells(found: Found) -> list[tuple[int, list[str]]]:
    return [
        (row.line, [row.cells[found.document.places[name]] for name in ("id", "label_nl", "note")])
        for row in found.rows
    ]


def codes(found: Found) -> list[tuple[str, int | None, str | None]]:
    return [(each.code, each.line, each.column) for each in found.document.issues]


def of(content: str | bytes, table: Table = TABLE) -> Found:
    document = Document("test.csv")
    return Found(document, list(read(content.encode() if isinstance(content, str) else content, table, document)))


@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline"),
    list(itertools.product(["utf-8", "utf-8-sig", "utf-16", "cp1252"], ",;\t|", ["\n", "\r\n", "\r"])),
)
def test_the_same_rows_in_any_encoding_delimiter_and_newline(encoding: str, delimiter: str, newline: str) -> None:
    text = delimiter.join(["id", "label_nl", "note"]) + newline
    text += delimiter.join(["mun:gent", "Coördinatie é", '"a;b,c|d\te"']) + newline
    found = of(text.encode(encoding))

    assert cells(found) == [(2, ["mun:gent", "Coördinatie é", "a;b,c|d\te"])]
    assert codes(found) == []


def test_columns_are_found_by_folded_title_and_alias_never_by_place() -> None:
    found = of("NOTE;COORDINATOR;Id\nx;Gent;mun:gent\n")
    assert cells(found) == [(2, ["mun:gent", "Gent", "x"])]


def test_a_record_over_several_lines_has_its_first_line() -> None:
    found = of('sep=;\nid;naam;note\nmun:gent;"Gent\nStad";x\n\nmun:aalst;Aalst;\n')
    assert [row.line for row in found.rows] == [3, 6]
    assert found.document.skipped == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"PK\x03\x04xx", "is-xlsx"),
        (b"<!DOCTYPE html><html>", "not-csv"),
        (b'{"a": 1}', "not-csv"),
        (b"\x1f\x8b\x08", "archive"),
        (b"naam,note\nGent,x\n", "missing-required"),
        (b"Steden 2020\nid,naam\n", "no-header"),
        (b"id,naam,naam\nmun:gent,Gent,Aalst\n", "duplicate-header"),
        (b"id,naam,label_nl\nmun:gent,Gent,Gent\n", "ambiguous-header"),
    ],
)
def test_some_files_are_refused_whole(content: bytes, code: str) -> None:
    found = of(content)
    assert found.document.refused
    assert code in [each.code for each in found.document.issues if each.weight is Weight.REFUSED]
    assert found.rows == []


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("mun:gent,Gent,x,y", "long-row", None),
        ("mun:gent", "short-row", "label_nl"),
        ('mun:gent,"Gent" x,', "unclosed-quote", None),
        ('mun:gent,"Gent,', "unclosed-quote", None),
    ],
)
def test_some_rows_are_set_apart(row: str, code: str, column: str | None) -> None:
    found = of(f"id,naam,note\n{row}\n")
    assert codes(found) == [(code, 2, column)]
    assert [each.broken for each in found.rows] == [True]
    assert not found.document.refused


@pytest.mark.parametrize(
    ("content", "code", "column"),
    [
        ("id,naam,note,extra\nmun:gent,Gent,,y\n", "unknown-column", "extra"),
        ("id,naam\nmun:gent,Gent\n", "missing-column", "note"),
        ("id,naam,note,naam\nmun:gent,Gent,,Gent\n", "duplicate-header", "naam"),
        ("id,naam,note,\nmun:gent,Gent,,y\n", "unnamed-column", None),
        ("id,naam,note\n", "no-rows", None),
        ("id,naam,note\nmun:gent,Gent\n", "short-row", None),
    ],
)
def test_some_things_are_only_remarked(content: str, code: str, column: str | None) -> None:
    found = of(content)
    assert [(each.code, each.column, each.weight) for each in found.document.issues] == [(code, column, Weight.WARNED)]


def test_surplus_empty_cells_are_nothing() -> None:
    assert codes(of("id,naam,note,,\nmun:gent,Gent,x,,\n")) == []


def test_lines_in_two_encodings_are_each_read_in_their_own() -> None:
    found = of("id,naam,note\nmun:gent,é,\n".encode() + "mun:aalst,ö,\n".encode("cp1252"))
    assert cells(found) == [(2, ["mun:gent", "é", ""]), (3, ["mun:aalst", "ö", ""])]
    assert codes(found) == [("enc-mixed", 3, None)]


def test_bytes_that_are_no_text_set_only_their_row_apart() -> None:
    found = of(b"id,naam,note\nmun:gent,a\x81b,\nmun:aalst,Aalst?,\n")
    assert codes(found) == [("enc-invalid", 2, None)]
    assert [(row.cells[found.document.places["label_nl"]], row.broken) for row in found.rows][1] == ("Aalst?", False)


def test_utf_16_without_a_mark_is_guessed_with_a_warning() -> None:
    found = of(GOOD.encode("utf-16-le"))
    assert codes(found) == [("enc-guess", 1, None)]
    assert len(found.rows) == 2


def test_a_quote_that_swallows_a_thousand_lines_refuses_the_file() -> None:
    assert of('id,naam,note\nmun:gent,"Gent,\n' + "mun:a,A,\n" * 1100).document.refused


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    of(content)


@given(st.text(max_size=80))
def test_any_rows_after_a_good_header_are_rows(rest: str) -> None:
    found = of(f"id,naam,note\n{rest}\n")
    assert not found.document.refused
