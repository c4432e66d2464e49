"""Look-up of one thing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph_api import graphql
from graph_api.service import Service as Running
from graph_api.service import ServiceSettings
from graph_store.versions import State
from ontology.namespaces import RDF_TYPE
from tests.graph_api.graphql.conftest import Ask


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mun:nowhere", "mun:nowhere"),
        ("prog:rr", "not a Municipality"),
    ],
)
def test_an_unknown_thing_is_null_with_an_error_that_names_it(ask: Ask, name: str, message: str) -> None:
    answer = ask("query ($id: ID!) { municipality(id: $id) { key } }", id=name)
    assert answer["data"] == {"municipality": None}
    assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert message in answer["errors"][0]["message"]


def test_a_thing_outside_the_vocabulary_is_found(tmp_path: Path) -> None:
    """B11. Its page is there too."""
    thing, name = NamedNode("https://example.org/it"), NamedNode("https://example.org/name")
    facts = [Quad(thing, RDF_TYPE, NamedNode("https://example.org/Kind"), DefaultGraph()),
             Quad(thing, name, Literal("it"), DefaultGraph())]  # fmt: skip
    with State(tmp_path).writer("test", 5) as writer:
        writer.publish([], facts, sources={})
    app = Starlette(routes=graphql.routes)
    app.state.service = Running(ServiceSettings(data=tmp_path))
    query = f'{{ thing(id: "{thing.value}") {{ id types __typename }} node(id: "{thing.value}") {{ id }} }}'
    answer = TestClient(app).post("/graphql", json={"query": query}).json()
    assert answer["data"] == {
        "thing": {"id": thing.value, "types": [], "__typename": "OtherThing"},
        "node": {"id": thing.value},
    }


@pytest.mark.parametrize("name", ["no iri", "", "mun:<gent>"])
def test_an_id_that_is_neither_iri_nor_key_is_refused(code: Callable[..., str], name: str) -> None:
    assert code("query ($id: ID!) { thing(id: $id) { key } }", id=name) == "BAD_REQUEST"
