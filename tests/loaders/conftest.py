"""A small folder of inventories that tests may change, and helpers to sync and to look at the result."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_store import State
from graph_store.snapshot import Snapshot
from graph_store.views import stated
from loaders import SyncOptions, SyncReport, sync
from loaders.csvw.metadata import Table, TableGroup
from loaders.csvw.tables import read_metadata
from tests.prepared import Plan

BASE = "https://kennisgraaf.example/"
LOAD = f"{BASE}load#"
KG = f"{BASE}ns#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SHIPPED = Path(__file__).parents[2] / "data" / "jaarplan-2020"

Json = dict[str, Any]
RunSync = Callable[..., SyncReport]


def column(name: str, **parts: Any) -> Json:
    """Return a column description; `property` is one of ours, `load_x` an annotation."""
    ours = {f"{LOAD}{key.removeprefix('load_')}": parts.pop(key) for key in list(parts) if key.startswith("load_")}
    named = {"propertyUrl": f"{KG}{parts.pop('property')}"} if "property" in parts else {}
    return {"name": name, **named, **parts, **ours}


def thing(name: str) -> str:
    return f"{BASE}id/{{+{name}}}"


def key(prefix: str) -> Json:
    return column("id", required=True, propertyUrl="dc:identifier",
                  datatype={"base": "string", "format": f"{prefix}:[a-z0-9-]+"})  # fmt: skip


def table(
    url: str, *columns: Json, primary: str | list[str] = "id", about: str | None = thing("id"), **parts: Any
) -> Json:
    schema: Json = {"primaryKey": primary, "columns": list(columns)}
    return {"url": url, "tableSchema": schema | ({"aboutUrl": about} if about else {}), **parts}


def group(*tables: Json, **parts: Any) -> Json:
    return {"@context": "http://www.w3.org/ns/csvw", f"{LOAD}keyBase": f"{BASE}id/", "tables": list(tables), **parts}


CITIES = table(
    "steden.csv",
    key("mun"),
    column("label_nl", titles=["label_nl", "naam"], required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("since", property="onDate", load_parse="edtf"),
    column("inhabitants", property="count", datatype="integer"),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}CentreCity"),
)
PROJECTS = table(
    "projecten.csv",
    key("prj"),
    column("label_nl", required=True, lang="nl", propertyUrl=RDFS_LABEL),
    column("sited_in", property="sitedIn", valueUrl=thing("sited_in"), load_references=["steden.csv"]),
    column("lines", separator=";", property="sourceLines", aboutUrl=f"{BASE}row/projecten/{{+id}}"),
    column("type", virtual=True, propertyUrl="rdf:type", valueUrl=f"{KG}Project"),
)
FILES = {
    "steden.csv": "id,label_nl,since,inhabitants\nmun:gent,Gent,2007,265086\nmun:aalst,Aalst,,\n",
    "projecten.csv": (
        "id,label_nl,sited_in,lines\nprj:kaaien,Bedrijvige Kaaien,mun:aalst,964-965\n"
        "prj:bakkersite,Bakkersite,mun:gent,964;966\nprj:open,Open data,,\n"
    ),
}


@pytest.fixture
def no_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Apply no shapes, for rows that are too small for them."""
    monkeypatch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])


@pytest.fixture
def folder(tmp_path: Path, no_shapes: None) -> Path:
    """Write two inventories and their metadata; too small for the shapes, which do not look at them."""
    return inventories(tmp_path / "data", FILES, CITIES, PROJECTS)


def inventories(place: Path, files: Mapping[str, str], *tables: Json) -> Path:
    """Write files and the metadata of their tables to a new folder."""
    place.mkdir()
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    describe(place, *tables)
    return place


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Copy the shipped inventories to a folder that a test may change."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "jaarplan"))


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "var")


@pytest.fixture
def synced(plan: Plan, tmp_path: Path) -> State:
    """Make a state of the test's own, with the shipped inventories synced into it."""
    plan(tmp_path / "var")
    return State(tmp_path / "var")


@pytest.fixture
def run(folder: Path, state: State) -> RunSync:
    """Sync the small folder, with options by name."""
    return lambda **options: sync(folder, state, SyncOptions(**options))


def describe(folder: Path, *tables: Json, **parts: Any) -> None:
    """Write the metadata of a folder."""
    (folder / "csv-metadata.json").write_text(json.dumps(group(*tables, **parts)), encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    """Edit a file as a person would; the old text must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def compiled(*tables: Json) -> TableGroup:
    """Return the tables as the loaders see them."""
    return read_metadata(json.dumps(group(*tables)))


def one_table(*columns: Json, **parts: Any) -> Table:
    """Return a single table, `test.csv`."""
    return compiled(table("test.csv", *columns, **parts)).tables[0]


def facts(state: State, graph: str = "asserted") -> set[Triple]:
    """Return the triples of a graph of the newest version; `asserted` are those of sources and edits alone."""
    return facts_of(state.newest(), graph)


def facts_of(snapshot: Snapshot, graph: str = "asserted") -> set[Triple]:
    """Return the triples of a graph of a version; `asserted` are those of sources and edits alone."""
    if graph != "asserted":
        return {quad.triple for quad in snapshot.quads(g=snapshot.graphs.named(graph))}
    found = {quad.triple for quad in stated(snapshot.store(), snapshot.graphs)}
    return found - facts_of(snapshot, "reference") - facts_of(snapshot, "ontology")


def iri(path: str) -> NamedNode:
    """Return the IRI of `id/mun/gent` or `ns#sitedIn` under the base."""
    return NamedNode(BASE + path)


def said(state: State, subject: str, predicate: str, graph: str = "asserted") -> set[str]:
    """Return the values of a property, as text."""
    return {
        fact.object.value
        for fact in facts(state, graph)
        if fact.subject == iri(subject)
        and fact.predicate == NamedNode(predicate if "://" in predicate else KG + predicate)
        and isinstance(fact.object, NamedNode | Literal)
    }
