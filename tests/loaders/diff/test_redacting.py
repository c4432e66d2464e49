"""A version loses what names a thing, the rows that must name it, and what no other row states."""

import json
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph_store import State
from graph_store.graphs import Graphs
from loaders.dataset.dataset import Published
from loaders.diff.redacting import loss_of
from loaders.map.names import names_of
from ontology.namespaces import PROV_VALUE
from tests.loaders.conftest import BASE, RunSync, replace

PROVENANCE = Graphs(BASE).provenance
ROW = f"{BASE}row/"


def lost(state: State, path: str) -> tuple[set[str], set[str], set[str]]:
    """Return the objects that are no longer stated, the rows that go, and those that stay with fewer facts."""
    snapshot = state.newest()
    loss = loss_of(snapshot, Published(state), names_of([snapshot], {f"{BASE}id/{path}"}, BASE))
    removed = {str(quad.object) for quad in loss.diff.removed() if "/source/" in str(quad.graph_name)}
    rows, poorer = ({node.value.removeprefix(ROW) for node in nodes} for nodes in (loss.rows, loss.poorer))
    return removed, rows, poorer


def test_a_row_that_may_do_without_the_thing_stays(run: RunSync, state: State) -> None:
    run()
    removed, rows, poorer = lost(state, "mun/gent")
    assert (rows, poorer) == ({"steden/mun:gent"}, {"projecten/prj:bakkersite"})
    assert '"Gent"@nl' in removed
    assert '"Bakkersite"@nl' not in removed


def test_a_fact_that_another_row_of_the_file_states_stays(run: RunSync, state: State, folder: Path) -> None:
    described = folder / "csv-metadata.json"
    region = {
        "name": "shared",
        "virtual": True,
        "aboutUrl": "urn:region",
        "propertyUrl": "rdf:type",
        "valueUrl": "urn:R",
    }
    metadata = json.loads(described.read_text(encoding="utf-8"))
    metadata["tables"][0]["tableSchema"]["columns"].append(region)
    described.write_text(json.dumps(metadata), encoding="utf-8")
    run()
    assert "<urn:R>" not in lost(state, "mun/gent")[0]
    replace(folder / "steden.csv", "mun:aalst,Aalst,,\n", "")
    replace(folder / "projecten.csv", "mun:aalst", "")
    run(allow_mass_delete=True)
    assert "<urn:R>" in lost(state, "mun/gent")[0]


def test_a_version_that_does_not_hold_the_thing_loses_nothing(run: RunSync, state: State) -> None:
    run()
    snapshot = state.newest()
    assert not loss_of(snapshot, Published(state), names_of([snapshot], {f"{BASE}id/mun/nergens"}, BASE))


def test_the_lines_of_a_text_keep_their_numbers(run: RunSync, state: State) -> None:
    run()
    text = Quad(NamedNode(f"{BASE}source/verhaal"), PROV_VALUE, Literal("één\nOpen\ndata, twee\ndrie"), PROVENANCE)
    with state.writer("test", 1) as writer:
        writer.publish([], [text], sources={}, note=state.newest().manifest.note)
    snapshot = state.newest()
    loss = loss_of(snapshot, Published(state), names_of([snapshot], {f"{BASE}id/prj/open"}, BASE))
    added = [quad.object for quad in loss.diff.added() if quad.predicate == PROV_VALUE]
    assert Literal("één\n[…]\n, twee\ndrie") in added
