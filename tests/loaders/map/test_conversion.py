"""CSV files as N-Quads, without a state."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph_store import State
from graph_store.archive import in_order
from graph_store.errors import NotFound
from loaders import Conversion, convert, sync
from tests.loaders.conftest import SHIPPED, facts, replace


def test_a_metadata_file_gives_what_a_sync_states(folder: Path, state: State) -> None:
    sync(folder, state)
    found = {quad.triple for quad in parse(_whole(convert(folder / "csv-metadata.json")), RdfFormat.N_QUADS)}
    assert found == facts(state)


def test_one_csv_finds_its_metadata_and_gives_its_own_graph(folder: Path) -> None:
    lines = _whole(convert(folder / "steden.csv")).decode().splitlines()
    assert lines == sorted(set(lines))
    assert all(line.endswith("<https://kennisgraaf.example/graph/source/steden> .") for line in lines)


def test_rows_that_cannot_be_read_are_left_out_and_told(folder: Path) -> None:
    replace(folder / "steden.csv", "265086", "veel")
    found = convert(folder / "steden.csv")
    quads = _whole(found)
    assert ([issue.code for issue in found.issues], found.exit_code) == (["not-integer"], 1)
    assert b"mun/aalst" in quads
    assert b"mun/gent" not in quads


def test_lines_that_do_not_fit_in_memory_together_are_sorted_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"mun:n{number},Gent é{number % 3},2007,\n" for number in range(40))
    (folder / "steden.csv").write_text(f"id,label_nl,since,inhabitants\n{rows}", encoding="utf-8")
    whole = _whole(convert(folder / "steden.csv"))
    monkeypatch.setattr("loaders.map.conversion.in_order", partial(in_order, run_lines=7))

    assert _whole(convert(folder / "steden.csv")) == whole
    assert len(set(whole.splitlines())) == len(whole.splitlines()) > 40


def test_a_csv_without_metadata_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(NotFound, match=r"csv-metadata\.json"):
        convert(tmp_path / "x.csv")


def _whole(found: Conversion) -> bytes:
    return b"".join(found.quads)


def test_a_text_that_is_not_there_is_told_where_passages_are_cut_from_it(tmp_path: Path) -> None:
    for file in SHIPPED.glob("*.*"):
        if file.suffix != ".txt":
            shutil.copy(file, tmp_path)
    passages, projects = (convert(tmp_path / name) for name in ("passages.csv", "projects.csv"))
    assert b"psg/voorwoord" in _whole(passages)
    assert _whole(projects)
    assert [(each.code, each.file) for each in passages.issues] == [("missing-text", "jaarplan-2020.txt")]
    assert (passages.exit_code, projects.issues) == (0, [])
