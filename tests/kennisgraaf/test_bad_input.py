"""Mistakes that newcomers make: each has one clear message, with its place, and the right exit code."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

BIKES = "Framenummer;Merk;Aankoopdatum;Standplaats\nVB-1;Gazelle;12/03/2021;markt\nVB-2;Oxford;01/09/2019;station\n"
PLACES = "code,naam\nmarkt,Grote Markt\nstation,Station Aalst\n"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Describe two lists once."""
    from kennisgraaf.cli import main

    folder = tmp_path_factory.mktemp("bikes") / "bikes"
    folder.mkdir()
    (folder / "fietsen.csv").write_text(BIKES, encoding="utf-8")
    (folder / "standplaatsen.csv").write_text(PLACES, encoding="utf-8")
    assert main(["describe", str(folder / "fietsen.csv"), str(folder / "standplaatsen.csv"), "--write"]) == 0
    return folder


@pytest.fixture
def folder(described: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the described lists, as a graph folder in use."""
    copied = Path(shutil.copytree(described, tmp_path / "bikes"))
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(copied))
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    return copied


def written(name: str, content: str | bytes) -> Callable[[Path], object]:
    """Return the mistake of a file with other content."""
    return lambda folder: (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def edited(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return the mistake of an edited file."""

    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def looped(folder: Path) -> None:
    """Make a list a link to itself."""
    (folder / "fietsen.csv").unlink()
    (folder / "fietsen.csv").symlink_to("fietsen.csv")


def piped(folder: Path) -> None:
    """Add a pipe, which no reader may wait for."""
    os.mkfifo(folder / "pipe.csv")


def doubled(folder: Path) -> None:
    """Describe one list twice."""
    described = json.loads((folder / "csv-metadata.json").read_text())
    described["tables"].append(described["tables"][0])
    (folder / "csv-metadata.json").write_text(json.dumps(described))


STOPPED = {
    "toml": (written("kennisgraaf.toml", "[graph\n"), 2, "kennisgraaf.toml: Expected ']' at the end of a table"),
    "key": (
        edited("kennisgraaf.toml", "ontology =", "ontolgy ="),
        2,
        "toml:6: sources.ontolgy = ['ontology.ttl']: there is no",
    ),
    "nearest": (
        edited("kennisgraaf.toml", "ontology.ttl", "ontolgy.ttl"),
        2,
        "there is no such file. Did you mean ontology.ttl?",
    ),
    "outside": (
        edited("kennisgraaf.toml", "ontology.ttl", "../o.ttl"),
        2,
        "toml:6: sources.ontology names '../o.ttl', which is outside",
    ),
    "loop": (looped, 1, "REJECTED_FILE: "),
    "pipe": (piped, 1, "pipe.csv cannot be read as a file"),
    "turtle": (written("ontology.ttl", "@prefix : <urn:x#> .\n:x a y:z .\n"), 3, "ontology.ttl:2:6: The prefix y:"),
    "json": (
        edited("csv-metadata.json", '"tables": [', '"tables": [,'),
        3,
        "csv-metadata.json is not JSON: Expecting value: line 10",
    ),
    "datatype": (
        edited("csv-metadata.json", '"date"', '"dat"'),
        3,
        "'dat' is not known (csv-metadata.json#/tables/0/tableSchema/columns/2)",
    ),
    "double": (doubled, 3, "csv-metadata.json: fietsen.csv is described twice"),
}
"""Mistakes that stop a sync, with the exit code."""

TOLD = {
    "binary": (written("fietsen.csv", bytes(range(1, 256)) * 20), 1, "fietsen.csv: refused: binary: This is not text"),
    "empty": (written("fietsen.csv", ""), 1, "fietsen.csv: refused: empty-file: The file is empty"),
    "header": (written("fietsen.csv", BIKES.splitlines()[0] + "\n"), 0, "fietsen.csv:1: warned: no-rows"),
    "huge": (edited("fietsen.csv", "Gazelle", "x" * 1_000_001), 1, "fietsen.csv:2:merk: quarantined: cell-too-large"),
    "renamed": (
        edited("ontology.ttl", ":merk", ":merkk"),
        0,
        "warning: unknown-term: https://kennisgraaf.example/ns#merk: the column merk of fietsen.csv",
    ),
}
"""Mistakes that a sync reports while the rest loads, with the exit code."""


@pytest.mark.parametrize("mistake", STOPPED)
def test_a_mistake_that_stops_a_sync_is_one_line_with_its_place(folder: Path, run: Run, mistake: str) -> None:
    make, code, told = STOPPED[mistake]
    make(folder)
    outcome = run("sync")
    assert (outcome.code, outcome.out, told in outcome.err) == (code, "", True), outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("mistake", TOLD)
def test_a_mistake_in_one_list_leaves_the_other_loaded(folder: Path, run: Run, mistake: str) -> None:
    make, code, told = TOLD[mistake]
    make(folder)
    outcome = run("sync")
    assert (outcome.code, told in outcome.err) == (code, True), outcome.err
    assert "version 1 is published" in outcome.out
