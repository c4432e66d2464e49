"""The service over two versions of the yearly plan, also on a real port, with names that attack pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.graphs import Graphs
from graph_store.versions import State
from loaders import SyncReport
from ontology.graph_folder import graph_folder
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, kg, thing
from ontology.turtle_files import ontology_triples
from tests.browser.browser import ready
from tests.browser.inventories import publish
from tests.graph_api.serving import running
from tests.prepared import Prepared
from tests.service import Service

NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "\" onmouseover='alert(3)' x=\"",
    "{{ 7 * 7 }} {% raw %} ${alert(4)}",
    "\u202e\u05e9\u05dc\u05d5\u05dd מימין לשמאל مرحبا",
    "👩🏽‍🚀🏳️‍🌈🇧🇪 é́́́́",
    "lang" * 2500,
)


@pytest.fixture(scope="session")
def published(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> tuple[State, SyncReport]:
    """Publish two versions of the yearly plan, so that pages about changes have content."""
    folder = tmp_path_factory.mktemp("browser") / "state"
    report = prepared.copy("two versions", lambda made: publish(State(made)), folder)
    return State(folder), report


@pytest.fixture(scope="session")
def host(published: tuple[State, SyncReport]) -> Iterator[str]:
    with serving(published[0]) as address:
        yield address


@pytest.fixture(scope="session")
def service(published: tuple[State, SyncReport]) -> Iterator[Service]:
    """The same in this process, without a port."""
    state, report = published
    with TestClient(create_app(ServiceSettings(data=Path(state.root), workers=1))) as client:
        yield Service(client, state, report)


@pytest.fixture(scope="session")
def nasty_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    state = State(tmp_path_factory.mktemp("nasty") / "state")
    graphs = Graphs()
    with state.writer("test", 1) as writer:
        triples = [*_nasty_triples(), *ontology_triples()]
        named = (graphs.source("nasty"), DefaultGraph())
        quads = [Quad(t.subject, t.predicate, t.object, graph) for t in triples for graph in named]
        writer.publish([], quads, sources={})
    with serving(state) as address:
        yield address


def _nasty_triples() -> Iterator[Triple]:
    for number, text in enumerate(NASTY):
        one = thing(f"org:n{number}")
        yield Triple(one, RDF_TYPE, kg("Organisation"))
        yield Triple(one, DCT_IDENTIFIER, Literal(f"org:n{number}"))
        yield Triple(one, RDFS_LABEL, Literal(text, language="nl"))
        yield Triple(one, kg("legalForm"), Literal(text))
        yield Triple(one, kg("note"), Literal(text, language="nl"))
        yield Triple(one, kg("partnerOf"), thing(f"org:n{(number + 1) % len(NASTY)}"))
        yield Triple(one, kg("website"), Literal("javascript:alert(5)"))
        yield Triple(one, kg("partnerIn"), NamedNode("javascript:alert(6)"))
        yield Triple(one, kg("linkedTo"), NamedNode("data:text/html,%3Cscript%3Ealert(7)%3C/script%3E"))


@contextmanager
def serving(state: State) -> Iterator[str]:
    """Run the service in a thread until the block ends."""
    ready()
    settings = ServiceSettings(data=Path(state.root), workers=1, contact=graph_folder().graph.contact or "")
    with running(uvicorn.Config(create_app(settings), log_level="error", ws="none")) as (host, port):
        yield f"http://{host}:{port}"
