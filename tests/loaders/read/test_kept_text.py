"""A kept inventory reads like its file, row by row and line by line, without the cells that are not read."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.csvw.metadata import Column, Table
from loaders.read.document import Document
from loaders.read.kept_text import Cells, Edits, kept_content
from loaders.read.reader import read
from tests.loaders.workbooks import workbook

LIMIT = 2**20
NAMES = ("id", "naam", "jaar")
TABLE = Table(
    "steden.csv",
    tuple(Column(name, titles=(name,), folded=frozenset({name}), required=name == "id") for name in NAMES),
    ("id",), "source/steden",
)  # fmt: skip
EDITS = Edits()


def rows(content: bytes, table: Table = TABLE) -> list[tuple[int, Cells]]:
    """The rows of a file that can be cut and have a known cell: the line and the known cells of each."""
    document = Document(table.file, may_be_truncated=True)
    found = [
        (row.line, {name: row.cells[at] for name, at in document.places.items() if at < len(row.cells)})
        for row in read(content, table, document)
        if not row.broken
    ]
    return [(line, cells) for line, cells in found if any(cell.strip() for cell in cells.values())]


def kept(text: str, edits: Edits = EDITS, table: Table = TABLE) -> str:
    return kept_content(text.encode(), table, edits, LIMIT).decode()


def test_a_file_of_known_columns_is_kept_byte_for_byte() -> None:
    content = 'sep=;\r\nid;naam\r\nmun:gent;"Gent"\r\n\r\n'.encode("utf-16")
    assert kept_content(content, TABLE, EDITS, LIMIT) == content


def test_cells_of_columns_that_are_not_read_are_emptied_on_the_same_lines() -> None:
    text = 'geheim,id,naam\n"een\ntwee\r\ndrie",mun:gent,"Gent\nGand"\nvier,mun:ieper,Ieper\n'
    assert kept(text) == 'geheim,id,naam\r\n"\n\r\n",mun:gent,"Gent\nGand"\r\n,mun:ieper,Ieper\r\n'
    assert rows(kept(text).encode()) == rows(text.encode())


def test_a_withheld_column_is_emptied_like_an_unknown_one() -> None:
    withheld = replace(TABLE, columns=(*TABLE.columns[:2], replace(TABLE.columns[2], withheld=True, suppress=True)))
    assert kept("id,naam,jaar\nmun:gent,Gent,1970\n", table=withheld) == "id,naam,jaar\r\nmun:gent,Gent,\r\n"


@pytest.mark.parametrize(
    ("record", "why"), [('a,mun:x,"X" y\n', "an open quote"), ("a,mun:x,X,extra\n", "a cell too many")]
)
def test_a_record_whose_cells_may_be_in_another_column_is_left_out(record: str, why: str) -> None:
    text = f"geheim,id,naam\n{record}b,mun:gent,Gent\n"
    assert kept(text) == "geheim,id,naam\r\n\n,mun:gent,Gent\r\n", why


def test_lines_before_the_header_and_comments_become_blank() -> None:
    table = replace(TABLE, skip_rows=2, comment="%")
    text = "sep=;\nvan Jan\n\n% van An\nid;naam\n% van Piet\nmun:gent;Gent\n"
    assert kept(text, table=table) == "sep=;\n\n\n\nid;naam\r\n\r\nmun:gent;Gent\r\n"
    assert rows(kept(text, table=table).encode(), table) == rows(text.encode(), table)


def test_records_are_left_out_replaced_and_added() -> None:
    text = 'id,naam\nmun:a,"A\nB"\nmun:b,"B\nC"\nmun:c,C\n'
    edits = Edits({2}, {4: {"id": "mun:b", "naam": "Bee\nCee"}}, more=[{"id": "mun:d", "naam": "D"}])
    assert kept(text, edits) == "id,naam\r\n\n\nmun:b,Bee\u2028Cee\r\n\nmun:c,C\r\nmun:d,D\r\n"


def test_cells_of_a_lost_column_come_back() -> None:
    text = "id,naam\nmun:a,A\nmun:b,B\n"
    edits = Edits(beside={2: {"jaar": "1970"}}, more=[{"id": "mun:c", "jaar": "1980"}])
    assert kept(text, edits) == "id,naam,jaar\r\nmun:a,A,1970\r\nmun:b,B,\r\nmun:c,,1980\r\n"


def test_an_old_encoding_stays_one() -> None:
    content = "geheim;id;naam\nx;mun:liege;Liège\n€;mun:gent;Gent\n".encode("cp1252")
    found = kept_content(content, TABLE, EDITS, LIMIT)
    assert found == "geheim;id;naam\r\n;mun:liege;Liège\r\n;mun:gent;Gent\r\n".encode("cp1252")
    assert rows(found) == rows(content)


def test_a_workbook_is_kept_as_the_text_of_its_sheet() -> None:
    table = replace(TABLE, file="boek.xlsx#Steden")
    content = workbook({"Steden": [["id", "naam", "geheim"], ["mun:gent", "Gent", "x"]]})
    found = kept_content(content, table, EDITS, LIMIT)
    assert found.decode() == "id,naam,geheim\r\nmun:gent,Gent,\r\n"
    assert rows(found, table) == rows(content, table) == [(2, {"id": "mun:gent", "naam": "Gent"})]


CELLS = st.text(st.sampled_from('ab ,;"\n\r#é'), max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6),
    st.sampled_from([("x", "id", "naam"), ("id", "x", "naam"), ("jaar", "id", "naam")]),
    st.sampled_from(",;\t"),
)
def test_whatever_the_cells_are_the_rows_read_the_same(
    records: list[list[str]], header: tuple[str, ...], mark: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerows([header, *records])
    content = out.getvalue().encode()
    found = kept_content(content, TABLE, EDITS, LIMIT)
    assert rows(found) == rows(content)
