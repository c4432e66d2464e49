"""A store with the only copy of the newest version: everything is answered from it, as from a copy here."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store.manifest import STORE
from graph_store.remote.client import StoreAddress
from graph_store.versions import State
from loaders import sync
from tests.prepared import Plan
from tests.service import DATA
from tests.stores.test_queries import QUESTIONS, table

pytestmark = pytest.mark.slow

BASE = "https://kennisgraaf.example"
WHY = f"/explain?s={BASE}/id/per/wim-dries&p={BASE}/ns%23memberOf&o={BASE}/id/body/beheerscomite"
PAGES = (
    "/", "/doc/mun/gent", "/search?q=kerken", "/map", "/questions", "/versions", "/status", "/timeline", WHY,
    "/doc/prj/stad-in-cijfers?include=asserted", f"/{'graph'}/source/cities",
)  # fmt: skip


TIME = re.compile(r"\d\d:\d\d(:\d\dZ)?")


@dataclass
class Pair:
    """Two states with the same history: the store of one has the only copy, the other has no store."""

    name: str
    state: State
    twin: State
    here: TestClient
    there: TestClient


def edited(folder: Path, number: int) -> Path:
    """Make a folder with the inventories of the yearly plan, with other labels of some events, and without the last."""
    shutil.copytree(DATA, folder)
    file = folder / "events.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line.replace("studiedag met", f"studiedag {number} met") for line in lines[: len(lines) - number]]
    file.write_text("".join([head, *lines]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pair(own_server: tuple[str, StoreAddress], plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    place, (name, address) = tmp_path_factory.mktemp("only"), own_server
    plan(place / "state")
    plan(place / "twin")
    state, twin = State(place / "state", store=replace(address, copies=False)), State(place / "twin")
    state.keep_store()
    for number in (1, 2):
        folder = edited(place / f"data-{number}", number)
        assert [sync(folder, each).published for each in (state, twin)] == [True, True]
    slow = ServiceSettings(place, query_timeout_s=60)
    with ExitStack() as stack:
        there, here = (
            stack.enter_context(TestClient(create_app(replace(slow, data=each.root, store=each.store))))
            for each in (state, twin)
        )
        yield Pair(name, state, twin, here, there)


def test_the_newest_version_has_no_copy_here_and_the_same_content(pair: Pair) -> None:
    newest = pair.state.newest()
    assert not (newest.folder / STORE).exists()
    assert newest.manifest.digest == pair.twin.newest().manifest.digest
    assert set(newest.disk) == set(pair.twin.newest().disk)
    pair.state.verify(newest.version)


def test_the_sixty_questions_in_sparql(pair: Pair) -> None:
    for file in QUESTIONS:
        text = file.read_text(encoding="utf-8")
        answers = [
            client.post("/sparql", data={"query": text}, headers={"Accept": "application/sparql-results+json"})
            for client in (pair.there, pair.here)
        ]
        assert [answer.status_code for answer in answers] == [200, 200], (file.name, answers[0].text)
        assert table(answers[0].content) == table(answers[1].content), file.name


def test_the_sixty_questions_in_graphql(pair: Pair) -> None:
    for file in sorted(QUESTIONS[0].parent.glob("*.graphql")):
        text = file.read_text(encoding="utf-8")
        there, here = (client.post("/graphql", json={"query": text}) for client in (pair.there, pair.here))
        assert there.json() == here.json(), file.name


@pytest.mark.parametrize("path", PAGES)
def test_pages(pair: Pair, path: str) -> None:
    headers = {"Accept": "text/html"}
    there, here = (client.get(path, headers=headers) for client in (pair.there, pair.here))
    assert there.status_code == here.status_code, there.text
    if path != "/status":
        assert TIME.sub("", there.text) == TIME.sub("", here.text)


SPARQL = (
    "DESCRIBE <https://kennisgraaf.example/id/mun/gent>",
    "DESCRIBE ?s { ?s a <https://kennisgraaf.example/ns#WorkingGroup> }",
    "PREFIX kg: <https://kennisgraaf.example/ns#> "
    "SELECT ?p (kg:rows(?s, ?p, ?o) AS ?r) { BIND(<https://kennisgraaf.example/id/mun/gent> AS ?s) ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?c } FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } } GROUP BY ?g",
    "SELECT * { GRAPH ?g { ?s a <https://kennisgraaf.example/ns#Municipality> } }",
    "SELECT ?g { GRAPH ?g { } }",
    "SELECT ?s FROM <https://kennisgraaf.example/graph/source/cities> "
    "FROM <https://kennisgraaf.example/graph/source/persons> { ?s a ?c }",
    "SELECT ?a ?b { ?a <http://www.w3.org/2000/01/rdf-schema#subClassOf>* ?b }",
    "SELECT ?x ?l { ?x a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <https://kennisgraaf.example/ns#Project> ; "
    "!a ?l }",
    "SELECT ?s { ?s <https://kennisgraaf.example/ns#line> 1440 } ORDER BY ?s",
    "SELECT * { VALUES ?s { UNDEF } ?s <https://kennisgraaf.example/ns#hosts> ?o } LIMIT 0",
    "PREFIX : <https://kennisgraaf.example/ns#> "
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?o a ?c } MINUS { ?s a :Municipality } }",
    "SELECT ?s (GROUP_CONCAT(?k; SEPARATOR=',') AS ?ks) { { SELECT ?s (STR(?o) AS ?k) "
    "{ ?s <http://purl.org/dc/terms/identifier> ?o } ORDER BY ?s LIMIT 20 } } GROUP BY ?s",
    "ASK { ?s a [] . FILTER(1/2 = 0.5) }",
    "CONSTRUCT { ?s a ?c } WHERE { GRAPH <https://kennisgraaf.example/graph/source/cities> { ?s a ?c } "
    "MINUS { ?s ?p 1 } }",
    "PREFIX : <https://kennisgraaf.example/ns#> SELECT * { ?s :hosts [ :hasTheme ?t ] }",
)


@pytest.mark.parametrize("text", SPARQL)
@pytest.mark.parametrize("more", ["", "&include=asserted", "&synthetic=true"])
def test_any_sparql_is_answered(pair: Pair, text: str, more: str) -> None:
    headers = {"Accept": "application/sparql-results+json, application/n-triples"}
    there, here = (
        client.post(f"/sparql?{more}", data={"query": text}, headers=headers) for client in (pair.there, pair.here)
    )
    assert (there.status_code, here.status_code) == (200, 200), there.text
    if "json" in here.headers["content-type"]:
        assert table(there.content) == table(here.content)
    else:
        assert sorted(there.text.splitlines()) == sorted(here.text.splitlines())


def test_a_syntax_error_is_told_with_its_place(pair: Pair) -> None:
    text = "SELECT ?s {\n ?s ?p }"
    there, here = (client.post("/sparql", data={"query": text}) for client in (pair.there, pair.here))
    assert (there.status_code, there.json()) == (here.status_code, here.json())


BUILT = re.compile(r"dcat#byteSize>|//spdx\.org/")


def lines(text: str) -> list[str]:
    """Return the lines of a document in order, without times, sizes and checksums: only a built dump has these."""
    return sorted(line for line in TIME.sub("", text).splitlines() if not BUILT.search(line))


@pytest.mark.parametrize(
    "path",
    [
        "/store?graph=https://kennisgraaf.example/graph/source/cities",
        "/store?default",
        "/dump/graph/source/cities.nt",
        "/dump/facts.nt.gz",
        "/id/mun/gent?include=inferred",
        "/versions/2..3",
        "/catalog",
        "/void",
    ],
)
def test_documents(pair: Pair, path: str) -> None:
    headers = {"Accept": "application/n-triples, application/gzip;q=0.5, */*;q=0.1"}
    there, here = (client.get(path, headers=headers) for client in (pair.there, pair.here))
    assert there.status_code == here.status_code, there.text
    assert lines(there.text) == lines(here.text)
