"""The content of dumps."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, parse

from graph_api.dumps import writing
from graph_api.dumps.writing import as_bytes, sorted_lines
from graph_store.snapshot import Snapshot
from tests.graph_api.small import BASE

FORMS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
DATASETS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}


def quads(snapshot: Snapshot, graph: str | None, suffix: str, form: RdfFormat) -> list[Quad]:
    return list(parse(as_bytes(snapshot.store(), BASE, graph, suffix), format=form))


@pytest.mark.parametrize("suffix", DATASETS)
def test_a_dump_of_all_graphs_has_every_quad(snapshot: Snapshot, suffix: str) -> None:
    assert set(quads(snapshot, None, suffix, DATASETS[suffix])) == set(snapshot.quads())


@pytest.mark.parametrize("suffix", ["ttl", "jsonld"])
def test_a_dump_of_facts_has_each_fact_once(snapshot: Snapshot, suffix: str) -> None:
    found = quads(snapshot, None, suffix, FORMS[suffix])
    assert len(found) == len(set(found)) == snapshot.count(DefaultGraph())
    assert {q.triple for q in found} == {q.triple for q in snapshot.quads(g=DefaultGraph())}


@pytest.mark.parametrize("graph", ["asserted", "source/projects", "ontology", "provenance"])
@pytest.mark.parametrize("suffix", FORMS)
def test_a_graph_is_the_same_in_every_format(snapshot: Snapshot, graph: str, suffix: str) -> None:
    found: set[Triple] = {quad.triple for quad in quads(snapshot, graph, suffix, FORMS[suffix])}
    assert found == {quad.triple for quad in snapshot.quads(g=snapshot.graphs.named(graph))}


def test_the_bytes_do_not_depend_on_where_the_store_lies(snapshot: Snapshot) -> None:
    for graph, suffix in ((None, "nq"), (None, "ttl"), (None, "csv.zip"), ("asserted", "jsonld")):
        assert as_bytes(snapshot.store(), BASE, graph, suffix) == as_bytes(snapshot.disk, BASE, graph, suffix)


def test_lines_are_in_order_however_few_fit_in_memory(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sorted_lines(snapshot.store(), [DefaultGraph()], tmp_path).read_bytes()
    monkeypatch.setattr(writing, "RUN_LINES", 100)
    assert sorted_lines(snapshot.store(), [DefaultGraph()], tmp_path).read_bytes() == whole
    assert whole.splitlines() == sorted(whole.splitlines())
