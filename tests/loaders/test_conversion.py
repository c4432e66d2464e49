"""CSVs as N-Quads without a state."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph_store import State
from graph_store.errors import NotFound
from loaders import convert, sync
from tests.loaders.conftest import facts, replace


def test_a_metadata_file_gives_what_a_sync_states(folder: Path, state: State) -> None:
    sync(folder, state)
    found = {quad.triple for quad in parse(convert(folder / "csv-metadata.json").quads, RdfFormat.N_QUADS)}
    assert found == facts(state)


def test_one_csv_finds_its_metadata_and_gives_its_own_graph(folder: Path) -> None:
    lines = convert(folder / "steden.csv").quads.decode().splitlines()
    assert lines == sorted(lines)
    assert all(line.endswith("<https://kennisgraaf.example/graph/source/steden> .") for line in lines)


def test_rows_that_cannot_be_read_are_left_out_and_told(folder: Path) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    found = convert(folder / "steden.csv")
    assert ([issue.code for issue in found.issues], found.exit_code) == (["not-integer"], 1)
    assert b"mun/aalst" in found.quads
    assert b"mun/gent" not in found.quads


def test_a_csv_without_metadata_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(NotFound, match=r"csv-metadata\.json"):
        convert(tmp_path / "x.csv")
