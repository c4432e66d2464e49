"""A changed ontology on loaded data is one sync: shown before, and refused if it loses facts."""

import json
from pathlib import Path

import pytest

from tests.kennisgraaf.running import Outcome, Run

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make and load the graph folder about books."""
    folder = tmp_path / "books"
    run("init", folder)
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(folder))
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    assert run("sync").code == 0
    return folder


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def without_year(folder: Path) -> None:
    """Take the property `book:year` from the metadata and the ontology; the column stays in the file."""
    metadata = folder / "data" / "csv-metadata.json"
    described = json.loads(metadata.read_text(encoding="utf-8"))
    columns = described["tables"][1]["tableSchema"]["columns"]
    columns[:] = [each for each in columns if each["name"] != "year"]
    metadata.write_text(json.dumps(described), encoding="utf-8")
    ontology = folder / "ontology" / "books.ttl"
    text = ontology.read_text(encoding="utf-8")
    start, end = text.index("book:year a"), text.index("book:born a")
    ontology.write_text(text[:start] + text[end:], encoding="utf-8")


def books(run: Run, class_: str) -> int:
    query = f"SELECT ?x {{ ?x a <https://books.example/terms#{class_}> }}"
    file = Path("asked.rq")
    file.write_text(query, encoding="utf-8")
    return len(run("query", file).out.splitlines()) - 1


def test_a_renamed_class_is_one_sync(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert (books(run, "Book"), books(run, "Work")) == (4, 0)
    for file in ("ontology/books.ttl", "data/csv-metadata.json", "ontology/shapes.ttl"):
        replace(folder / file, *(("terms#Book", "terms#Work") if file.endswith("json") else ("book:Book", "book:Work")))

    assert "would change: 4 triples added, 4 removed" in run("sync", "--dry-run").out
    assert run("sync").code == 0
    assert (books(run, "Book"), books(run, "Work"), books(run, "PublishedAuthor")) == (0, 4, 4)


def test_a_new_axiom_is_one_sync(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with (folder / "ontology" / "books.ttl").open("a", encoding="utf-8") as file:
        file.write(
            '\nbook:Work a owl:Class ; rdfs:label "work"@en, "werk"@nl . book:Book rdfs:subClassOf book:Work .\n'
        )
    assert run("sync").code == 0
    assert books(run, "Work") == 4


def test_a_removed_property_is_refused_with_the_facts_it_would_lose(folder: Path, run: Run) -> None:
    without_year(folder)
    refused = run("sync")
    assert (refused.code, refused.out) == (1, "")
    assert "FACT_LOSS" in refused.err
    assert "books.csv, line 2: 4 rows whose cells did not change would together state 4 facts less" in refused.err
    assert version(run("history", "--json")) == 1


def test_a_dry_run_shows_the_loss_and_a_flag_allows_it(folder: Path, run: Run) -> None:
    without_year(folder)
    shown = run("sync", "--dry-run")
    assert "would change: 0 triples added, 4 removed" in shown.out
    assert "warned: fact-loss" in shown.err
    assert run("sync", "--allow-fact-loss").code == 0
    assert version(run("history", "--json")) == 2


def version(outcome: Outcome) -> int:
    return max(int(each["version"]) for each in outcome.json)
