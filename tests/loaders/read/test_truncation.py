"""A file that was cut off is refused, with its last line, and accepted with a warning if that is asked."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.csvw.metadata import Table
from loaders.read.document import Document, RawRow
from loaders.read.reader import read
from loaders.reports.report import Weight
from tests.loaders.conftest import column, key, one_table

TABLE = one_table(key("mun"), column("label_nl", required=True))
WHOLE = "id,label_nl\nmun:gent,Gent\nmun:aalst,Aalst\n"


def of(text: str, table: Table = TABLE, *, allow: bool = False) -> Document:
    return opened(text.encode(), table, allow=allow)[0]


def opened(content: bytes | Path, table: Table = TABLE, *, allow: bool = False) -> tuple[Document, list[RawRow]]:
    document = Document("test.csv", may_be_truncated=allow)
    return document, list(read(content, table, document))


def told(document: Document) -> list[tuple[str, Weight, int | None]]:
    return [(each.code, each.weight, each.line) for each in document.issues]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_last_line_without_a_line_end_refuses_the_file(end: str) -> None:
    whole = WHOLE.replace("\n", end)
    assert told(of(whole)) == []
    cut, rows = opened(whole[: -len(end) - 2].encode())
    assert (told(cut), rows) == ([("truncated", Weight.REFUSED, 3)], [])
    assert cut.issues[0].say("en") == "The file ends early: the last line has no line end"


def test_a_cut_within_a_quoted_cell_is_found() -> None:
    assert told(of('id,label_nl\nmun:gent,"Gent, de\nstad')) == [("truncated", Weight.REFUSED, 3)]


def test_it_is_accepted_with_a_warning_if_asked() -> None:
    cut, rows = opened(WHOLE.rstrip("\n").encode(), allow=True)
    assert (told(cut), len(rows)) == ([("truncated", Weight.WARNED, 3)], 2)


def test_a_header_alone_or_space_after_the_last_line_is_not_cut() -> None:
    assert told(of("id,label_nl")) == [("no-rows", Weight.WARNED, 1)]
    assert told(of(WHOLE + "  ")) == []


def test_fewer_rows_than_the_metadata_states_refuse_the_file() -> None:
    stating = replace(TABLE, row_count=3)
    assert told(of(WHOLE, stating)) == [("truncated", Weight.REFUSED, None)]
    assert of(WHOLE, stating).issues[0].say("nl") == "Het bestand is afgebroken: het heeft 2 van de 3 rijen"
    assert told(of(WHOLE, stating, allow=True)) == [("truncated", Weight.WARNED, None)]
    assert told(of(WHOLE + "mun:brugge,Brugge\n", stating)) == []


@given(st.integers(0, len(WHOLE) - 2))
def test_every_cut_but_one_between_lines_is_found(length: int) -> None:
    found = "truncated" in {each.code for each in of(WHOLE[:length]).issues}
    assert found == (WHOLE[:length].count("\n") > 0 and not WHOLE[:length].endswith("\n"))


def test_a_file_on_disk_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"mun:n{number},Naam\r\n" for number in range(100_000))
    path.write_text(f"id,label_nl\r\n{rows}", newline="")
    assert told(opened(path)[0]) == []
    path.write_text(f"id,label_nl\r\n{rows}mun:x,N", newline="")
    assert told(opened(path)[0]) == [("truncated", Weight.REFUSED, 100_002)]
