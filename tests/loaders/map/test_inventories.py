"""X-19: CSV → graph → CSV gives the same rows."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph_store import State
from graph_store.errors import NotFound
from loaders import SyncOptions, inventories_of, inventory_csv, inventory_metadata, sync, write_inventories
from tests.loaders.conftest import CITIES, SHIPPED, RunSync, column, describe, facts, key, replace, table
from tests.loaders.synthetic import TEMPLATES, both
from tests.shipped import FILES, ROWS

pytestmark = pytest.mark.slow

SUPPORT = ("jaarplan-2020.txt", "corrections.csv")


def rows(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def inventories(folder: Path) -> list[str]:
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    return [each["url"].removesuffix(".csv") for each in described["tables"]]


def archive(state: State) -> zipfile.ZipFile:
    out = io.BytesIO()
    write_inventories(state.newest(), out)
    return zipfile.ZipFile(out)


def test_x_19_every_shipped_inventory_comes_back_cell_by_cell(shipped: Path, synced: State) -> None:
    """CSV → graph → CSV returns the same rows."""
    stems = inventories(shipped)
    assert len(stems) == FILES
    for stem in stems:
        assert rows(inventory_csv(synced.newest(), stem)) == rows((shipped / f"{stem}.csv").read_bytes()), stem


def test_x_19_rows_of_the_seventeen_templates_come_back_too(tmp_path: Path, state: State) -> None:
    """CSV → graph → CSV returns the same rows of synthetic inventories too."""
    folder = both(tmp_path)
    sync(folder, state)
    for file in TEMPLATES:
        assert rows(inventory_csv(state.newest(), Path(file).stem)) == rows((folder / file).read_bytes()), file


def test_x_19_an_archive_syncs_into_the_same_graphs(synced: State, tmp_path: Path) -> None:
    folder, other = tmp_path / "again", State(tmp_path / "other")
    archive(synced).extractall(folder)
    assert [name for name in SUPPORT if (folder / name).read_bytes() != (SHIPPED / name).read_bytes()] == []
    report = sync(folder, other)
    assert (report.total("loaded"), report.issues) == (ROWS, [])
    for graph in ("asserted", "reference", "inferred"):
        assert facts(other, graph) == facts(synced, graph)


def test_cells_that_no_fact_tells_come_back_as_they_were_written(folder: Path, state: State) -> None:
    cities = table(
        "steden.csv",
        key("mun"),
        column("label_nl", required=True, lang="nl", propertyUrl="rdfs:label"),
        column("alias", lang="nl", propertyUrl="skos:altLabel", separator="|"),
        column("inhabitants", property="count", datatype="integer", null=["", "n.v.t."]),
        column("kind", null=["", "-"]),
        column("since", property="onDate", load_parse="edtf", load_qualifierColumn="word"),
        column("word", property="dateQualifier"),
        dialect={"delimiter": ";"},
    )
    describe(folder, cities)
    text = (
        "id;label_nl;alias;inhabitants;kind;since;word\n"
        "mun:gent;Gent;Z|A|A;265.086;centrum;eind 2018;\n"
        "mun:aalst;Aalst;;n.v.t.;-;1/1/2007;\n"
        'mun:genk;"Genk; een stad";X|Y;66000;"a ""b""";2007;rond\n'
    )
    (folder / "steden.csv").write_text(text, encoding="utf-8")
    assert sync(folder, state).total("loaded") == 3
    assert inventory_csv(state.newest(), "steden").decode() == text


def test_a_stale_row_comes_back_as_it_was_when_it_loaded_and_a_bad_one_does_not(
    run: RunSync, folder: Path, state: State
) -> None:
    run()
    before = (folder / "projecten.csv").read_bytes()
    replace(folder / "projecten.csv", "Bakkersite,mun:gent", "Bakkerij,mun:nergens")
    replace(folder / "projecten.csv", "prj:open,", "prj:Nieuw,Nieuw,,\nprj:open,")
    run()
    assert sorted(inventory_csv(state.newest(), "projecten").splitlines()) == sorted(before.splitlines())


def test_a_column_that_is_gone_from_its_file_is_still_there_as_written(folder: Path, state: State) -> None:
    sync(folder, state)
    replace(folder / "steden.csv", "265086", "265.086")
    sync(folder, state)
    (folder / "steden.csv").write_text("id,label_nl,since\nmun:gent,Gent,2007\nmun:aalst,Aalst,\n", encoding="utf-8")
    sync(folder, state)
    assert rows(inventory_csv(state.newest(), "steden"))[0]["inhabitants"] == "265.086"


def test_the_metadata_comes_back_as_it_was_but_for_an_encoding(folder: Path, state: State) -> None:
    sync(folder, state)
    assert inventory_metadata(state.newest()) == (folder / "csv-metadata.json").read_bytes()

    describe(folder, CITIES | {"dialect": {"encoding": "windows-1252", "delimiter": ";"}})
    (folder / "steden.csv").write_bytes("id;label_nl\nmun:x;é\n".encode("cp1252"))
    sync(folder, state, SyncOptions(allow_mass_delete=True, allow_fact_loss=True))
    described = json.loads(inventory_metadata(state.newest()))
    assert described["tables"][0]["dialect"] == {"delimiter": ";"}
    assert rows(inventory_csv(state.newest(), "steden"), ";")[-1]["label_nl"] == "é"


class Pipe(io.BytesIO):
    """A stream that can only be written to."""

    def tell(self) -> int:
        raise io.UnsupportedOperation("tell")


def test_the_same_version_gives_the_same_archive_to_a_file_and_to_a_pipe(run: RunSync, state: State) -> None:
    run()
    one, other = io.BytesIO(), Pipe()
    for out in (one, other):
        write_inventories(state.newest(), out)
    assert one.getvalue() == other.getvalue()
    assert archive(state).namelist() == ["csv-metadata.json", "steden.csv", "projecten.csv"]


def test_an_inventory_that_is_not_there_is_not_found(run: RunSync, state: State) -> None:
    run()
    with pytest.raises(NotFound, match="steden, projecten"):
        inventory_csv(state.newest(), "gemeenten")


def test_a_row_has_the_table_that_its_name_begins_with(synced: State) -> None:
    inventories = inventories_of(synced.newest())
    graphs = {
        name: table and table.graphs()
        for name in ("cities/mun:roeselare", "areas/area:limburg", "nothing/x")
        for table in [inventories.table_of(NamedNode(f"{inventories.words.row}{name}"))]
    }
    assert graphs == {
        "cities/mun:roeselare": {"reference", "source/cities"},
        "areas/area:limburg": {"reference"},
        "nothing/x": None,
    }


def test_a_version_keeps_its_source_texts_with_their_corrections(synced: State) -> None:
    inventories = inventories_of(synced.newest())
    assert list(inventories.source_texts) == ["jaarplan-2020.txt"]
    assert inventories.text_node("jaarplan-2020.txt").value == f"{inventories.graphs.base}source/jaarplan-2020"
    (line,) = inventories.source_texts["jaarplan-2020.txt"].lines(107, 107)
    assert "codrdinatie" in line.printed
    assert "coördinatie" in line.readings[0].text
