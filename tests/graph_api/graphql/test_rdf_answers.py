"""Answers as RDF: the facts that they show, all of them in the graph."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse
from starlette.testclient import TestClient

from graph_api.graphql.document_request import RDF, DocumentRequest
from graph_api.graphql.document_run import run_in
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.rdf_answers import ShownFacts, rdf_answer
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.scheduler import Scheduler, Slot
from graph_api.graphql.schema import execute, schema
from graph_api.moments import NOW
from graph_api.service import Service, ServiceSettings
from graph_store.errors import BadRequest
from graph_store.graphs import Scope
from graph_store.versions import State
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.conftest import PREFIXES
from tests.graph_api.graphql.documents import documents
from tests.graph_api.graphql.live import UNRELATED, first_version, publish
from tests.graph_api.graphql.test_executor import COUNT, IDS
from tests.prepared import Plan

TURTLE, JSONLD = "text/turtle", "application/ld+json"
CITY = '{ municipality(id: "mun:gent") { id label nisCode hosts(filter: {label: {eq: "Dok"}}) { nodes { key } } } }'
FACTS = """
<https://kennisgraaf.example/id/mun/gent> rdfs:label "Gent"@nl ; kg:nisCode "44021" ;
    kg:hosts <https://kennisgraaf.example/id/prj/dok> .
<https://kennisgraaf.example/id/prj/dok> dct:identifier "prj:dok" .
"""

Shown = Callable[[str], set[Triple]]


def read(turtle: bytes | str, form: RdfFormat = RdfFormat.TURTLE) -> set[Triple]:
    return {quad.triple for quad in parse(turtle, format=form)}


@pytest.fixture
def shown(client: TestClient) -> Shown:
    """Return the function that asks for an answer in Turtle."""

    def ask(query: str) -> set[Triple]:
        answer = client.post("/graphql", json={"query": query}, headers={"Accept": TURTLE})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/turtle; charset=utf-8"), answer.text
        return read(answer.content)

    return ask


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        (CITY, FACTS),
        ('{ municipality(id: "mun:gent") { name: label @lang(prefer: ["en"]) } }',
         '<https://kennisgraaf.example/id/mun/gent> rdfs:label "Ghent"@en .'),
        ('{ municipality(id: "mun:gent") { labelTexts { value } } }',
         '<https://kennisgraaf.example/id/mun/gent> rdfs:label "Gent"@nl, "Ghent"@en .'),
        ('{ municipality(id: "mun:gent") { hosts { totalCount } } }', ""),
        ('{ project(id: "prj:dok") { sitedIn { nisCode } } }',
         '<https://kennisgraaf.example/id/prj/dok> kg:sitedIn <https://kennisgraaf.example/id/mun/gent> . '
         '<https://kennisgraaf.example/id/mun/gent> kg:nisCode "44021" .'),
        ('{ platform(id: "plat:b") { onlineSince onlineSinceInterval { earliest } } }',
         '<https://kennisgraaf.example/id/plat/b> kg:onlineSince "2016-02"^^edtf:EDTF .'),
        ("{ platforms(first: 1) { edges { node { id } } } }",
         "<https://kennisgraaf.example/id/plat/a> a kg:Platform ."),
        ('{ thing(id: "thm:smart") { label } }',
         '<https://kennisgraaf.example/id/thm/smart> skos:prefLabel "slim"@nl ; rdfs:label "slim"@nl .'),
        ('{ municipality(id: "mun:gent") @at(include: ASSERTED) { types } }',
         "<https://kennisgraaf.example/id/mun/gent> a kg:CentreCity ."),
    ],
)  # fmt: skip
def test_an_answer_has_the_facts_that_it_shows(shown: Shown, query: str, facts: str) -> None:
    assert shown(query) == read(PREFIXES + facts)


def test_json_ld_has_the_same_facts_with_a_context(client: TestClient) -> None:
    answer = client.post("/graphql", json={"query": CITY}, headers={"Accept": JSONLD})
    assert answer.headers["content-type"] == JSONLD
    assert "@context" in answer.json()
    assert read(answer.content, RdfFormat.JSON_LD) == read(PREFIXES + FACTS)


def test_an_answer_has_a_tag_for_each_format(client: TestClient) -> None:
    turtle, jsonld = (
        client.get("/graphql", params={"query": CITY}, headers={"Accept": accept}) for accept in (TURTLE, JSONLD)
    )
    assert turtle.headers["etag"] != jsonld.headers["etag"]
    held = {"Accept": TURTLE, "If-None-Match": turtle.headers["etag"]}
    assert client.get("/graphql", params={"query": CITY}, headers=held).status_code == 304


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("{", 400, "MALFORMED_DOCUMENT"),
        ("{ nothing }", 400, "INVALID_DOCUMENT"),
        ('{ municipality(id: "mun:gent") { key } thing(id: "mun:nobody") { key } }', 404, "NOT_FOUND"),
    ],
)
def test_an_answer_with_an_error_is_that_error(client: TestClient, query: str, status: int, code: str) -> None:
    answer = client.post("/graphql", json={"query": query}, headers={"Accept": TURTLE})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_an_unknown_id_is_an_error_too(client: TestClient) -> None:
    answer = client.get("/graphql", params={"documentId": "nothing"}, headers={"Accept": TURTLE})
    assert (answer.status_code, answer.json()["code"]) == (404, "PERSISTED_QUERY_NOT_FOUND")


def test_an_answer_reads_one_version(tmp_path: Path) -> None:
    state = first_version(tmp_path / "state")
    publish(state, add=UNRELATED)
    service = Service(ServiceSettings(data=state.root))

    def ask(query: str) -> set[Triple]:
        asked = DocumentRequest(query, None, None, RDF[1], ("nl",), NOW, Scope(), None)
        with (slot := Slot(Scheduler(), time.monotonic() + 60)):
            return read(rdf_answer(run_in(slot, service, asked)))

    before, now = (f'{name}: thing(id: "prj:dok"){at} {{ key }}' for name, at in (("a", " @at(version: 1)"), ("b", "")))
    assert ask(f"{{ {before} }}") == ask(f"{{ {now} }}") != set()
    with pytest.raises(BadRequest, match="several versions"):
        ask(f"{{ {before} {now} }}")


@pytest.mark.slow
def test_every_fact_of_a_random_answer_is_in_the_graph(plan: Plan, tmp_path: Path) -> None:
    """The documents are those that compare plans with the stock executor; most show no facts, or have errors."""
    plan(tmp_path / "state")
    snapshot, cache = State(tmp_path / "state").newest(), FactsCache()
    service = Service(ServiceSettings(data=tmp_path / "state"))
    visible = {synthetic: set(snapshot.triples(Scope(synthetic=synthetic))) for synthetic in (False, True)}
    facts = 0
    for asked in documents(schema()._schema, IDS, COUNT):
        found = ShownFacts()
        context = RequestContext(snapshot, Vocabulary.load(), cache, ("nl", "en"), service, shown=found)
        execute(context, asked.text, asked.variables, plans=False)
        assert set(found.triples) <= visible["synthetic: true" in asked.text], asked.text
        facts += len(found.triples)
    assert facts > COUNT // 2
