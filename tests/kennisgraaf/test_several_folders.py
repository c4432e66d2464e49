"""A graph folder with its inventories in several folders, which count as one."""

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from graph_api.site.check_page import inventories
from kennisgraaf.cli import main
from loaders import check
from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow

SPECIES = "Code;Soortnaam\nlinde;Hollandse linde\nkastanje;Paardenkastanje\nbeuk;Beuk\n"
TREES = "Nr;Naam;Soort\n1;Lindeboom;linde\n2;Kastanje aan de kerk;kastanje\n3;Oude beuk;beuk\n"
ASKED = "SELECT ?tree ?species { ?t a my:Boom ; rdfs:label ?tree ; my:soort/rdfs:label ?species }"
PREFIXES = "PREFIX my: <https://kennisgraaf.example/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"


@pytest.fixture
def folder(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Describe trees and species together, and then part them into two folders of one graph folder."""
    made = tmp_path / "city"
    made.mkdir()
    monkeypatch.chdir(made)
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "state"))
    for name, text in (("bomen", TREES), ("soorten", SPECIES)):
        (made / name).mkdir()
        (made / name / f"{name}.csv").write_text(text, encoding="utf-8")
    assert run("describe", made / "bomen/bomen.csv", made / "soorten/soorten.csv", "--out", made, "--write").code == 0
    described = json.loads((made / "csv-metadata.json").read_text())
    for name, table in zip(("bomen", "soorten"), described["tables"], strict=True):
        (made / name / "csv-metadata.json").write_text(json.dumps({**described, "tables": [table]}))
    (made / "csv-metadata.json").unlink()
    (made / "kennisgraaf.toml").write_text(
        '[sources]\nontology = ["ontology.ttl"]\ninventories = ["bomen", "soorten"]\n', encoding="utf-8"
    )
    monkeypatch.setenv("KENNISGRAAF_GRAPH", str(made))
    return made


def answers(run: Run) -> set[str]:
    Path("asked.rq").write_text(f"{PREFIXES} {ASKED}", encoding="utf-8")
    return set(run("query", "asked.rq", "--format", "csv").out.split("\r\n")[1:]) - {""}


def without(folder: Path, name: str) -> None:
    """Take a folder of inventories from the file of the graph folder."""
    file = folder / "kennisgraaf.toml"
    file.write_text(file.read_text().replace(f', "{name}"', "").replace(f'"{name}", ', ""))


def test_both_folders_load_and_refer_to_each_other(folder: Path, run: Run) -> None:
    report = run("sync", "--json").json
    assert ([each["file"] for each in report["files"]], report["loaded"]) == (["bomen.csv", "soorten.csv"], 6)
    assert answers(run) == {"Lindeboom,Hollandse linde", "Kastanje aan de kerk,Paardenkastanje", "Oude beuk,Beuk"}
    assert run("sync", "--json").json["published"] is False
    (folder / "soorten" / "soorten.csv").write_text(SPECIES.replace("beuk;Beuk\n", ""), encoding="utf-8")
    dangling = run("sync")
    assert "bomen.csv:4:soort: quarantined: dangling-ref" in dangling.err
    assert "bomen.csv" in run("quarantine").out


def test_a_row_deleted_en_masse_and_a_lost_column_are_guarded_in_each_folder(folder: Path, run: Run) -> None:
    run("sync")
    (folder / "bomen" / "bomen.csv").write_text("Nr;Naam;Soort\n", encoding="utf-8")
    (folder / "soorten" / "soorten.csv").write_text("Code\nlinde\nkastanje\nbeuk\n", encoding="utf-8")
    told = run("sync").err
    assert "bomen.csv: refused: mass-delete" in told
    assert "missing-column: The column soortnaam is missing" in told


def test_one_given_folder_is_synced_alone_and_takes_nothing_from_the_others(folder: Path, run: Run) -> None:
    assert run("sync", folder / "soorten", "--json").json["loaded"] == 3
    assert run("sync").code == 0
    refused = run("sync", folder / "soorten")
    assert (refused.code, "FACT_LOSS" in refused.err) == (1, True)
    assert "bomen.csv: 12 facts of 3 rows would be lost" in refused.err
    assert "which no table describes" in run("sync", folder / "bomen").err


def test_a_folder_taken_from_the_file_is_a_loss(folder: Path, run: Run) -> None:
    run("sync")
    without(folder, "bomen")
    assert run("sync").code == 1
    shown = run("sync", "--dry-run")
    assert (shown.code, "warned: lost-table" in shown.err, "would change: 0 triples added, 12" in shown.out) == (
        0,
        True,
        True,
    )
    assert run("sync", "--allow-fact-loss").code == 0
    assert answers(run) == set()


def test_a_table_moved_to_another_folder_loses_nothing(folder: Path, run: Run) -> None:
    run("sync")
    before, joined = answers(run), json.loads((folder / "bomen" / "csv-metadata.json").read_text())
    species = folder / "soorten"
    shutil.move(species / "soorten.csv", folder / "bomen")
    joined["tables"] += json.loads((species / "csv-metadata.json").read_text())["tables"]
    (folder / "bomen" / "csv-metadata.json").write_text(json.dumps(joined))
    shutil.rmtree(species)
    without(folder, "soorten")
    report = run("sync", "--json").json
    assert (report["triples_added"], report["triples_removed"], report["loaded"]) == (0, 0, 0)
    assert answers(run) == before


def test_one_name_belongs_to_one_table_and_one_file(folder: Path, run: Run) -> None:
    (folder / "soorten" / "bomen.csv").write_text("x\n1\n", encoding="utf-8")
    told = run("sync")
    assert (told.code, "bomen.csv is in " in told.err, "rename one of them" in told.err) == (3, True, True)
    shutil.copy(folder / "bomen" / "csv-metadata.json", folder / "soorten")
    both = "The table bomen is described in bomen/csv-metadata.json and in soorten/csv-metadata.json"
    assert both in run("sync").err
    assert both in run("check", folder / "bomen/bomen.csv", "--metadata", folder / "bomen/csv-metadata.json").err
    assert both in run("template", "Boom").err
    lint = run("ontology", "lint")
    assert (lint.code, f"error: inventories: _: {both}" in lint.out) == (1, True)


def test_check_convert_and_template_know_the_other_folder(folder: Path, run: Run) -> None:
    metadata = folder / "bomen" / "csv-metadata.json"
    (folder / "elders.csv").write_text(TREES.replace(";beuk", ";beukk"), encoding="utf-8")
    checked = run("check", folder / "elders.csv", "--metadata", metadata)
    assert (checked.code, "dangling-ref" in checked.out) == (1, True)
    converted = run("convert", metadata)
    assert (converted.code, "/id/boom/1>" in converted.out, "Hollandse" in converted.out) == (0, True, False)
    assert run("convert", folder / "soorten" / "soorten.csv").out.count("#label>") == 3
    assert run("template", "Boom").out.startswith("Nr,Naam,Soort\n")
    assert '"soorten.csv"' in run("template", "Boom", "--metadata").out


def test_an_export_is_one_folder_that_loads_again(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    run("sync")
    exported = folder / "export.zip"
    capfdbinary.readouterr()
    assert main(["export", "--format", "csv"]) == 0
    exported.write_bytes(capfdbinary.readouterr().out)
    with zipfile.ZipFile(BytesIO(exported.read_bytes())) as archive:
        assert sorted(archive.namelist()) == ["bomen.csv", "csv-metadata.json", "soorten.csv"]
    before = answers(run)
    monkeypatch.setenv("KENNISGRAAF_DATA", str(folder / "again"))
    assert run("sync", exported, "--json").json["loaded"] == 6
    assert answers(run) == before


def test_a_zip_of_both_folders_loads_as_one(folder: Path, run: Run) -> None:
    archive = shutil.make_archive(str(folder.parent / "both"), "zip", folder)
    assert run("sync", archive, "--json").json["loaded"] == 6
    assert len(answers(run)) == 3


def test_the_page_that_checks_a_list_knows_both_folders(folder: Path) -> None:
    assert list(inventories()) == ["bomen.csv", "soorten.csv"]
    (folder / "upload.csv").write_text(TREES.replace(";beuk", ";beukk"), encoding="utf-8")
    described = [folder / name / "csv-metadata.json" for name in ("bomen", "soorten")]
    found = check(folder / "upload.csv", described, table="bomen.csv").as_json()
    assert (found["outcome"], found["loaded"]) == ("Q", 2)
    assert "Did you mean beuk?" in str(found["issues"])
