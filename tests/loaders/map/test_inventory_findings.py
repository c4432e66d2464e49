"""Findings on the inventories of a graph folder, before anything loads."""

from pathlib import Path

import pytest

from loaders.map.inventory_findings import inventory_findings, term_findings
from ontology.graph_folder import FILE, VARIABLE, reread
from tests.loaders.conftest import BASE, KG, PROJECTS, describe


@pytest.fixture
def written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a graph folder of the two inventories."""
    (folder.parent / FILE).write_text('[sources]\ninventories = ["data"]\n', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(folder.parent))
    reread()
    return folder


def found() -> list[str]:
    return [each.sentence for each in inventory_findings(BASE)]


def configure(folder: Path, text: str) -> None:
    with (folder.parent / FILE).open("a", encoding="utf-8") as file:
        file.write(text)
    reread()


def test_sound_inventories_have_none(written: Path) -> None:
    configure(written, '[site]\ntry = ["mun:gent", "prj:open"]\n')
    assert [each for each in found() if "unknown-term" not in each] == []


def test_a_term_that_the_ontology_lacks_is_a_warning(written: Path) -> None:
    configure(written, "")
    terms = {each.term for each in term_findings(BASE)}
    assert {f"{KG}count", f"{KG}CentreCity", f"{KG}sitedIn", f"{KG}Project"} <= terms, "this folder has no ontology"
    told = f"warning: unknown-term: {KG}count: the column inhabitants of steden.csv names it"
    assert any(each.startswith(told) for each in found())


def test_metadata_that_cannot_be_used_is_one(written: Path) -> None:
    describe(written, PROJECTS)
    (told,) = found()
    assert told.startswith(
        "error: inventories: _: csv-metadata.json: projecten.csv refers to steden.csv, which no table describes;"
    )
    (written / "csv-metadata.json").unlink()
    assert "holds no csv-metadata.json, which says what the columns mean" in found()[0]


def test_a_thing_that_no_row_is_about_is_a_warning_with_the_nearest(written: Path) -> None:
    configure(written, '[site]\ntry = [\n  "mun:gent",\n  "mun:alst",\n  "x",\n]\n')
    near, none = [each for each in found() if "unknown-thing" in each]
    told = "warning: unknown-thing: mun:alst: site.try names the thing 'mun:alst', and no row is about it"
    assert near == f"kennisgraaf.toml:6: {told}; did you mean mun:aalst?"
    assert none.endswith("name a thing that a row is about")


def test_a_folder_without_inventories_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text('[site]\ntry = ["tree:oak"]\n', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert found() == []
