"""A published version of a handful of facts, and a client of the whole service over it."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.graphs import Graphs, Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.view_stores import build, place_of

GRAPHS = Graphs()
EX = f"{GRAPHS.base}id/"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def quads() -> Iterator[Quad]:
    """Two asserted facts, one of them in two inventories; one inferred and one synthetic fact."""
    city, label = NamedNode(f"{EX}mun/gent"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    asserted: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (city, label, Literal("Gent", language="nl")),
        (city, RDF_TYPE, NamedNode(f"{GRAPHS.base}ns#CentreCity")),
    ]
    inferred = (city, RDF_TYPE, NamedNode(f"{GRAPHS.base}ns#Municipality"))
    for fact in asserted:
        yield from (Quad(*fact, graph) for graph in (GRAPHS.source("cities"), DefaultGraph()))
    yield Quad(*asserted[0], GRAPHS.source("areas"))
    yield from (Quad(*inferred, graph) for graph in (GRAPHS.inferred, DefaultGraph()))
    yield Quad(NamedNode(f"{EX}mun/test"), label, Literal("Test"), GRAPHS.synthetic)


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    state = State(tmp_path_factory.mktemp("state"))
    with state.writer("test", 1) as writer:
        writer.publish([], quads(), sources={})
    _build_views(state.newest())
    return state


def _build_views(snapshot: Snapshot) -> None:
    """Build all views, which may take longer on a busy machine than a query may."""
    for include, synthetic in product((Include.ASSERTED, Include.INFERRED), (False, True)):
        scope = Scope(include, synthetic)
        build(snapshot, scope, place_of(snapshot, scope), 10**9)


@pytest.fixture(scope="module")
def settings(state: State) -> ServiceSettings:
    return ServiceSettings(data=Path(state.root), query_timeout_s=2, query_memory_mb=256, max_rows=1_000)


@pytest.fixture(scope="module")
def client(settings: ServiceSettings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
