"""The content of dumps."""

import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from graph_api.dumps import dump_writer
from graph_api.dumps.dump_names import OF_ALL_INVENTORIES, ROWS, WHOLE, Dump, all_dumps, of_graph, of_inventory
from graph_api.dumps.dump_writer import as_bytes, sorted_lines
from graph_store.fact_digest import fact_digest, parted
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from tests.graph_api.small import quads as small_quads
from tests.service import DATA, Service

FORMS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
DATASETS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}


def quads(snapshot: Snapshot, dump: Dump, form: RdfFormat) -> list[Quad]:
    return list(parse(as_bytes(snapshot, dump), format=form))


@pytest.mark.parametrize("suffix", DATASETS)
def test_a_dump_of_all_graphs_has_every_quad(snapshot: Snapshot, suffix: str) -> None:
    assert set(quads(snapshot, Dump(WHOLE, suffix), DATASETS[suffix])) == set(snapshot.quads())


def test_a_dump_of_rows_has_each_stated_fact_in_the_graph_of_its_row(service: Service) -> None:
    newest = service.state.newest()
    found = quads(newest, Dump(WHOLE, ROWS), RdfFormat.N_QUADS)
    rows: dict[str, set[bytes]] = {}
    for quad in found:
        assert isinstance(quad.graph_name, NamedNode)
        rows.setdefault(quad.graph_name.value, set()).add(fact_digest(quad.triple))
    assert rows == {row: parted(facts) for row, facts in newest.rows.each()}
    assert as_bytes(newest, Dump(WHOLE, ROWS)).splitlines() == sorted(as_bytes(newest, Dump(WHOLE, ROWS)).splitlines())


@pytest.mark.parametrize("suffix", ["ttl", "jsonld"])
def test_a_dump_of_facts_has_each_fact_once(snapshot: Snapshot, suffix: str) -> None:
    found = quads(snapshot, Dump(WHOLE, suffix), FORMS[suffix])
    assert len(found) == len(set(found)) == snapshot.count(DefaultGraph())
    assert {q.triple for q in found} == {q.triple for q in snapshot.quads(g=DefaultGraph())}


@pytest.mark.parametrize("graph", ["source/projects", "inferred", "ontology", "provenance"])
@pytest.mark.parametrize("suffix", FORMS)
def test_a_graph_is_the_same_in_every_format(snapshot: Snapshot, graph: str, suffix: str) -> None:
    found: set[Triple] = {quad.triple for quad in quads(snapshot, of_graph(graph, suffix), FORMS[suffix])}
    assert found == {quad.triple for quad in snapshot.quads(g=snapshot.graphs.named(graph))}


@pytest.mark.slow
def test_two_machines_with_the_same_content_make_the_same_bytes(tmp_path: Path) -> None:
    """The quads are added in another order and in several steps, and the versions have other numbers and times."""
    everything = sorted(small_quads(), key=str)
    states = State(tmp_path / "one"), State(tmp_path / "other")
    for state, steps in zip(states, ([everything], [everything[::-2], everything[-2::-2]]), strict=True):
        with state.writer("test", 1) as writer:
            for step in steps:
                writer.publish([], step, sources={})
    one, other = (state.newest() for state in states)
    assert one.manifest.digest == other.manifest.digest
    for dump in all_dumps(one):
        assert as_bytes(one, dump) == as_bytes(other, dump), dump.name


def test_an_inventory_comes_out_as_its_rows_state_it(service: Service) -> None:
    newest = service.state.newest()
    table = as_bytes(newest, of_inventory("projects"))
    assert table.splitlines()[0] == (DATA / "projects.csv").read_bytes().splitlines()[0]
    assert sorted(table.splitlines()) == sorted((DATA / "projects.csv").read_bytes().splitlines())
    described = json.loads(as_bytes(newest, OF_ALL_INVENTORIES))
    assert "projects.csv" in [each["url"] for each in described["tables"]]


def test_lines_are_in_order_however_few_fit_in_memory(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sorted_lines(snapshot.store(), [DefaultGraph()], tmp_path).read_bytes()
    monkeypatch.setattr(dump_writer, "RUN_LINES", 100)
    assert sorted_lines(snapshot.store(), [DefaultGraph()], tmp_path).read_bytes() == whole
    assert whole.splitlines() == sorted(whole.splitlines())
