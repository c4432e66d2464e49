"""The SPARQL that `?explain=true` gives has the rows of the document, in their order: random documents, both run.

`scripts/fuzz-graphql` runs more of them.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_api.graphql.schema import schema
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, kg
from tests.graph_api.graphql.documents import Writer
from tests.graph_api.graphql.equivalence import Choosy, Compared
from tests.graph_api.graphql.translation import Plain
from tests.prepared import Plan

IDS = ["mun:gent", "prog:rr", "prog:rr-2", "metric:visits", "metric:page_views", "org:kcvs", "prj:bakkersite"]
BATCHES = 6
COUNT = int(os.environ.get("FUZZ_EQUIVALENTS", "300"))
"""Documents: a few here, 10,000 by `scripts/fuzz-graphql`."""


@pytest.fixture(scope="module")
def many(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compared]:
    """The service on two versions; the first says where projects are, and has labels in English."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    root = tmp_path_factory.mktemp("moments") / "state"
    plan(root)
    quads = State(root).newest().quads
    located = [each for name in ("sitedIn", "hosts") for each in quads(p=kg(name))]
    english = [each for each in quads(p=RDFS_LABEL) if getattr(each.object, "language", "") == "en"]
    with State(root).writer("test", 5) as writer:
        writer.publish([*located, *english], [], sources={})
    app = create_app(read_settings(data=root).service())
    with TestClient(app) as client:
        yield Compared(app.state.service, client)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_sparql_of_random_documents_has_the_same_rows(many: Compared, batch: int) -> None:
    size, before = COUNT // BATCHES, replace(many.found)
    for seed in range(batch * size, (batch + 1) * size):
        writer = (Writer, Choosy, Plain)[seed % 3]
        many.check(writer(schema()._schema, IDS, seed).document())
    assert many.found.sites - before.sites > size
    assert many.found.rows - before.rows > size / 2
    assert many.found.inexact - before.inexact < size / 20


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_explanation_has_the_plan_the_cost_and_the_columns_of_each_field(client: TestClient, method: str) -> None:
    asked = {
        "query": '{ projects(first: 2) { nodes { label sitedIn { label } } } o: organisation(id: "org:odd") { helix } }'
    }
    sent: dict[str, Any] = {"json": asked} if method == "POST" else {"params": asked}
    answer = client.request(method, "/graphql", **sent | {"params": {**sent.get("params", {}), "explain": "true"}})
    projects, odd = answer.json()["extensions"]["explain"]
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert (projects["field"], projects["plan"]) == ("projects", "bulk")
    assert projects["cost"]["actual"] == 5
    assert projects["reads"] == ["instances Project", "label", "sitedIn"]
    assert (odd["field"], odd["plan"]) == ("o", "stock")
    assert "reason" in odd


def test_without_the_switch_or_with_a_document_that_cannot_run_there_is_nothing_to_explain(client: TestClient) -> None:
    asked = {"query": "{ projects { totalCount } }"}
    assert "explain" not in client.post("/graphql", json=asked).json()["extensions"]
    bad = client.post("/graphql?explain=true", json={"query": "{ nothing }"}).json()
    assert bad["extensions"]["explain"] == []
    assert client.post("/graphql?explain=maybe", json=asked).status_code == 400
