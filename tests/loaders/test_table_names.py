"""Tables with a name of their own: `load:name` instead of the name of their file, in all that a sync writes."""

import io
import json
import zipfile
from pathlib import Path

from graph_store import State
from loaders import inventory_csv, inventory_metadata, sync, write_inventories
from loaders.csvw.metadata import METADATA
from tests.loaders.conftest import CITIES, FILES, KG, LOAD, PROJECTS, Json, describe, facts, said
from tests.loaders.workbooks import workbook

STATED = ("source/steden", "source/projecten", "asserted", "inferred", "provenance")


def named(url: str, name: str, described: Json, refers: str = "") -> Json:
    text = json.dumps(described).replace('"steden.csv"', json.dumps(refers or "steden.csv"))
    return {**json.loads(text), "url": url, f"{LOAD}name": name}


def rows(state: State) -> set[str]:
    found = facts(state, "provenance")
    return {each.subject.value for each in found if each.predicate.value == f"{KG}rowHash"}  # type: ignore[union-attr]


def sheets(folder: Path) -> None:
    """Make one workbook of both inventories; its name is that of one of the tables."""
    content = {file.removesuffix(".csv").title(): [line.split(",") for line in text.splitlines()]
               for file, text in FILES.items()}  # fmt: skip
    (folder / "steden.xlsx").write_bytes(workbook(content))
    for file in FILES:
        (folder / file).unlink()
    city, project = "steden.xlsx#Steden", "steden.xlsx#Projecten"
    describe(folder, named(city, "steden", CITIES), named(project, "projecten", PROJECTS, city))


def test_two_sheets_of_one_workbook_state_what_two_files_of_that_name_do(folder: Path, state: State) -> None:
    files = State(folder.parent / "files")
    sync(folder, files)
    sheets(folder)
    report = sync(folder, state)
    assert (report.total("loaded"), report.issues) == (5, [])
    assert rows(state) == rows(files)
    for graph in STATED[:-1]:
        assert facts(state, graph) == facts(files, graph), graph
    for name in ("steden", "projecten"):
        file = f"steden.xlsx#{name.title()}"
        assert said(state, f"source/{name}", "fileName", "provenance") == {file}
        assert len(said(state, f"source/{name}", "sha256", "provenance")) == 1
        assert inventory_csv(state.newest(), name) == inventory_csv(files.newest(), name)
    assert not sync(folder, state).published


def test_exported_inventories_are_called_after_their_tables_and_sync_into_the_same_facts(
    folder: Path, state: State
) -> None:
    sheets(folder)
    sync(folder, state)
    out = io.BytesIO()
    write_inventories(state.newest(), out)
    archive, again, other = zipfile.ZipFile(out), folder.parent / "again", State(folder.parent / "other")
    assert archive.namelist() == [METADATA, "steden.csv", "projecten.csv"]
    archive.extractall(again)

    report = sync(again, other)
    assert (report.total("loaded"), report.issues) == (5, [])
    assert rows(other) == rows(state)
    for graph in STATED[:-1]:
        assert facts(other, graph) == facts(state, graph), graph
    assert inventory_metadata(other.newest()) == inventory_metadata(state.newest())
    for name in ("steden", "projecten"):
        assert inventory_csv(other.newest(), name) == inventory_csv(state.newest(), name) == archive.read(f"{name}.csv")


def test_a_renamed_file_that_keeps_its_name_keeps_its_facts_and_rows(folder: Path, state: State) -> None:
    describe(folder, named("steden.csv", "gemeenten", CITIES), PROJECTS)
    sync(folder, state)
    held, before = rows(state), {graph: facts(state, graph) for graph in ("source/gemeenten", *STATED[1:-1])}
    assert f"{state.base}row/gemeenten/mun:gent" in held
    made = said(state, "row/gemeenten/mun:gent", "http://www.w3.org/ns/prov#wasGeneratedBy", "provenance")

    (folder / "steden.csv").rename(folder / "2024 steden.csv")
    (folder / "gemeenten.csv").write_text("id\n", encoding="utf-8")
    describe(folder, named("map/2024 steden.csv", "gemeenten", CITIES),
             named("projecten.csv", "projecten", PROJECTS, "2024 steden.csv"))  # fmt: skip
    report = sync(folder, state)
    assert [(each.code, each.file) for each in report.issues] == [("unknown-file", "gemeenten.csv")]
    assert [(each.file, each.unchanged, each.loaded, each.removed) for each in report.files] == [
        ("2024 steden.csv", 2, 0, 0),
        ("projecten.csv", 3, 0, 0),
    ]
    assert rows(state) == held
    for graph, found in before.items():
        assert facts(state, graph) == found, graph
    assert said(state, "source/gemeenten", "fileName", "provenance") == {"2024 steden.csv"}
    assert said(state, "row/gemeenten/mun:gent", "http://www.w3.org/ns/prov#wasGeneratedBy", "provenance") == made

    urls = [each["url"] for each in json.loads(inventory_metadata(state.newest()))["tables"]]
    assert urls == ["gemeenten.csv", "projecten.csv"]


def test_a_table_that_is_given_a_name_keeps_its_facts_and_its_rows_have_other_iris(folder: Path, state: State) -> None:
    sync(folder, state)
    before = facts(state, "inferred"), {each for each in facts(state) if "row/" not in str(each.subject)}
    describe(folder, named("steden.csv", "gemeenten", CITIES), PROJECTS)
    report = sync(folder, state)
    assert (report.published, report.issues) == (True, [])
    assert (facts(state, "inferred"), {each for each in facts(state) if "row/" not in str(each.subject)}) == before
    assert {each.rpartition("row/")[2].partition("/")[0] for each in rows(state)} == {"gemeenten", "projecten"}
    assert facts(state, "source/steden") == set()
