"""The steps that the bench of the loaders times do what they say."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from bench.intake import again, bare, convert, find, first, load, marks, same
from bench.loaders import metadata, rows
from graph_store import State
from loaders.csvw.tables import read_metadata

GROUP = read_metadata(metadata())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "bench.csv").write_bytes(rows(50))
    return tmp_path / "bench.csv"


def test_every_row_is_converted_to_thirteen_quads_and_all_are_loaded(file: Path, tmp_path: Path) -> None:
    assert convert(file, GROUP) == load(file, GROUP, tmp_path / "store") == 650
    assert len(marks(file.read_bytes(), GROUP.tables[0]).lines) == 50


def test_a_first_sync_and_a_bare_load_end_with_the_same_quads(file: Path, tmp_path: Path) -> None:
    data, lines = tmp_path / "data", tmp_path / "first.nq"
    data.mkdir()
    (data / "csv-metadata.json").write_text(metadata(), encoding="utf-8")
    file = file.rename(data / "bench.csv")
    found = first(file, GROUP, tmp_path / "var")
    with lines.open("wb") as out:
        State(tmp_path / "var").newest().disk.dump(out, format=RdfFormat.N_QUADS)

    assert found == bare(lines, GROUP, tmp_path / "bare") > 50 * 61
    assert again(file, GROUP, tmp_path / "var") == 0
    file.write_bytes(file.read_bytes().replace(b"Straat 7 ", b"Laan 7 "))
    assert again(file, GROUP, tmp_path / "var") == 1


def test_the_rows_that_differ_are_found_and_no_others(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(file.read_bytes().replace(b"Straat 7 ", b"Laan 7 "))
    assert (find(file, GROUP, file), find(file, GROUP, other)) == (0, 1)
    assert same(file, GROUP) == 1
    assert capsys.readouterr().out.count('"cpu"') == 3
