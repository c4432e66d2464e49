"""Files as people export them: encodings, delimiters, lines above the header, titles."""

from pathlib import Path

import pytest

from graph_store.errors import RejectedFile
from loaders.describing.unknown import read_unknown
from tests.loaders.workbooks import workbook

MB = 2**20


@pytest.mark.parametrize(
    ("content", "dialect", "names", "told"),
    [
        (b"id;naam\na;Gent, Oost\n", {"delimiter": ";"}, ["id", "naam"], "delimiter ;"),
        (b"id\tnaam\na\tGent\n", {"delimiter": "\t"}, ["id", "naam"], "delimiter a tab"),
        ("id|coördinator\na|b\n".encode("cp1252"), {"delimiter": "|"}, ["id", "coordinator"], "text in Windows-1252"),
        ("id,naam\na,é\n".encode("utf-16"), {}, ["id", "naam"], "text in UTF-16"),
        (b"sep=;\nid;naam\na;b\n", {"delimiter": ";"}, ["id", "naam"], "delimiter ;"),
        (b"naam\nGent\nAalst\n", {}, ["naam"], "the header is line 1"),
        (b"Lijst 2020;;\n;;\nid;naam;n\na;b;1\n", {"delimiter": ";", "skipRows": 2}, ["id", "naam", "n"], "line 3"),
        (b'id,naam\na,"twee\nregels"\n', {}, ["id", "naam"], "text in ASCII"),
        (b"Project naam,1e jaar,Nr.\na,b,c\n", {}, ["project_naam", "c_1e_jaar", "nr"], "the header is line 1"),
    ],
)
def test_a_file_shows_how_it_is_cut(
    tmp_path: Path, content: bytes, dialect: dict[str, object], names: list[str], told: str
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    (table,) = read_unknown(tmp_path / "a.csv", MB)
    assert (table.dialect, [each.name for each in table.columns]) == (dialect, names)
    assert any(told in each.say() for each in table.guesses)


def test_columns_that_cannot_be_told_apart_are_left_to_a_person(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,Naam,naam,\na,b,c,d\n")
    (table,) = read_unknown(tmp_path / "a.csv", MB)
    assert [each.title for each in table.columns] == ["id", "Naam"]
    assert [each.sentence for each in table.decisions] == [
        "the title is the same as 'Naam': give one another title",
        "column 4 has no title and is not loaded",
    ]


def test_lines_in_another_encoding_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id\né\n".encode() + "ë\n".encode("cp1252"))
    (table,) = read_unknown(tmp_path / "a.csv", MB)
    assert any("[3]" in each.sentence for each in table.decisions)


def test_each_sheet_with_cells_is_a_table(tmp_path: Path) -> None:
    book = workbook({"Steden": [["id"], ["a"]], "Leeg": [], "Verborgen": [["x"]]}, hidden=["Verborgen"])
    (tmp_path / "a.xlsx").write_bytes(book)
    assert [each.url for each in read_unknown(tmp_path / "a.xlsx", MB)] == ["a.xlsx"]
    (tmp_path / "leeg.xlsx").write_bytes(workbook({"Leeg": []}))
    with pytest.raises(RejectedFile, match="empty"):
        read_unknown(tmp_path / "leeg.xlsx", MB)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id\n")
    with pytest.raises(RejectedFile, match="larger"):
        read_unknown(tmp_path / "a.csv", 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "weight,feed\n1,26.5,2\n2,27.5,3\n",
            "the rows have 3 cells and the header 2: write a title for the first column",
        ),
        ("569,30\n1,2,3,4\n5,6,7,8\n", "the rows have 4 cells and the header 2: write a line with 4 titles"),
        ("a,b\n1,2\n3,4,5\n", None),
    ],
)
def test_a_header_that_is_too_short_for_the_rows_is_a_decision(tmp_path: Path, text: str, told: str | None) -> None:
    (tmp_path / "a.csv").write_text(text)
    (table,) = read_unknown(tmp_path / "a.csv", MB)
    found = [each.sentence for each in table.decisions if each.sentence.startswith("the rows have")]
    assert [each.startswith(told or "") for each in found] == ([True] if told else [])
