"""An answer with `?document=` equals that of a service over the documents up to it, whatever reads the data."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from graph_api.http.conditional import FOREVER
from graph_store.versions import State
from graph_store.view_stores import _building
from tests.graph_api.small import served
from tests.loaders.by_document import LISTED, NEW, OLD, documents, plan, run, write

PATIENT_S = 120
"""Seconds in which a busy machine builds a view."""

ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
STATED = "SELECT ?g ?s ?p { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/source/')) } ORDER BY ?g ?s ?p"
QUESTION = (
    '{ programmes { nodes { iri label hasDirectPart { nodes { key } } } } search(text: "plan") { edges { text } } }'
)


def sparql(text: str) -> str:
    return f"/sparql?format=csv&query={quote(text)}"


def graphql(text: str) -> str:
    return f"/graphql?format=json&query={quote(text)}"


AT = graphql('{ programmes @at(document: "plan:2020") { totalCount } }')

LASTING = (
    sparql(ALL), sparql(STATED), f"{sparql(ALL)}&include=asserted", f"{sparql(ALL)}&include=inferred",
    f"{sparql(ALL)}&synthetic=true", graphql(QUESTION),
    "/doc/prog/a.nt", "/doc/prog/c.ttl", "/doc/prj/x.jsonld", "/row/programmes-2020/prog:c.nt",
    "/graph/inferred.nt", "/graph/source/programmes-2020.nt", "/ns.nt", "/store?default",
    "/store?graph=https://kennisgraaf.example/graph/source/projects-2020", "/query/cq-020?format=csv",
    "/dump/kennisgraaf.ttl", "/dump/inventory/programmes-2020.csv",
)  # fmt: skip
DATA = (
    *LASTING, "/explain?s=prog:c&p=kg:partOf&o=prog:a&format=json", "/class/Programme?format=csv",
    "/explain?s=prj:y&p=rdfs:label&o=%22Tweede%20project%22@nl&format=json", "/class/Programme?format=json",
)  # fmt: skip
PAGES = ("/doc/prog/c", "/doc/prj/y", "/class/Programme", "/search?q=project", "/", "/tree", "/network", "/class")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two states: `both` has a version of the plan of 2020 and one with that of 2021, `first` the older plan alone."""
    root = tmp_path_factory.mktemp("as-of")
    first = {"documents.csv": (documents(), [plan("2020")]), **OLD}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
        run(write(root / "data", first), State(root / "first"))
        run(write(root / "data", first), State(root / "both"))
        run(write(root / "data", {**LISTED, **OLD, **NEW}), State(root / "both"))
    return root


@pytest.fixture(scope="module")
def both(folders: Path) -> Iterator[TestClient]:
    with served(State(folders / "both"), PATIENT_S) as client:
        yield client


@pytest.fixture(scope="module")
def first(folders: Path) -> Iterator[TestClient]:
    with served(State(folders / "first"), PATIENT_S) as client:
        yield client


def as_of(path: str, document: str = "plan:2020", version: str = "") -> str:
    more = f"document={quote(document)}" + (f"&version={version}" if version else "")
    return f"{path}{'&' if '?' in path else '?'}{more}"


def content(client: TestClient, path: str) -> object:
    """Return an answer without the number of the version that gives it; the order of RDF means nothing."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:500])
    text = re.sub(r"versions/[0-9]+", "versions/N", answer.text)
    if "json" in answer.headers["content-type"]:
        return {**json.loads(text), "version": 0}
    return text.splitlines() if "csv" in answer.headers["content-type"] else sorted(text.splitlines())


@pytest.mark.parametrize("path", DATA)
def test_data_as_of_a_document_is_that_of_a_fresh_load(both: TestClient, first: TestClient, path: str) -> None:
    alone = content(first, path)
    assert content(both, as_of(path)) == content(both, as_of(path, "https://kennisgraaf.example/id/plan/2020")) == alone
    assert content(both, as_of(path, version="2")) == alone
    newest, plain = both.get(as_of(path, "plan:2021")), both.get(path)
    assert (newest.status_code, newest.headers.get("etag") is None) == (plain.status_code, plain.status_code != 200)
    if plain.status_code == 200:
        assert sorted(newest.text.splitlines()) == sorted(plain.text.splitlines())


@pytest.mark.parametrize("path", LASTING)
def test_tags_differ_by_document_and_an_answer_lasts_only_by_number(both: TestClient, folders: Path, path: str) -> None:
    plain, old, numbered = (both.get(each) for each in (path, as_of(path), as_of(path, version="2")))
    assert (old.headers["cache-control"], numbered.headers["cache-control"]) == ("no-cache", FOREVER)
    assert {each.headers["x-dataset-version"] for each in (old, numbered)} == {"2"}
    assert old.headers["etag"] != plain.headers.get("etag")
    again = both.get(as_of(path), headers={"If-None-Match": old.headers["etag"]})
    assert (again.status_code, again.headers["etag"]) == (304, old.headers["etag"])


def test_tags_are_equal_on_every_machine(both: TestClient, folders: Path) -> None:
    State(folders / "both").backup(2, folders / "backup.tar.gz")
    other = State(folders / "other")
    other.restore(folders / "backup.tar.gz")
    paths = [as_of(path, version="2") for path in DATA]
    answers = {path: both.get(path) for path in paths}
    assert [path for path, answer in answers.items() if "etag" not in answer.headers] == []
    tags = [answer.headers["etag"] for answer in answers.values()]
    with served(other, PATIENT_S) as client:
        number = client.get("/readyz").json()["version"]
        paths = [as_of(path, version=str(number)) for path in DATA]
        assert number == 2
        assert [client.get(path).headers["etag"] for path in paths] == tags


@pytest.mark.parametrize("path", PAGES)
def test_a_page_as_of_a_document_shows_what_a_fresh_load_shows(both: TestClient, first: TestClient, path: str) -> None:
    html = {"Accept": "text/html", "Accept-Language": "en"}
    old, alone = (_words(client.get(each, headers=html).text) for client, each in ((both, as_of(path)), (first, path)))
    assert "Derde" not in both.get(path, headers=html).text or "Derde" in old
    assert [each for each in old if each not in alone] == []


def _words(page: str) -> list[str]:
    """Return the words of the content of a page, without notices about the version and the document."""
    main = page.partition("<main")[2].partition("</main>")[0]
    for left in (
        r'<p class="notice">.*?</p>',
        r"<section><h2>(?:Version|Newest version|Cite).*?</section>",
        r"<[^>]*>",
    ):
        main = re.sub(left, " ", main, flags=re.DOTALL)
    return main.split()


def test_what_is_not_ready_in_time_is_told_and_asked_again(folders: Path) -> None:
    State(folders / "both").backup(2, folders / "late.tar.gz")
    late = State(folders / "late")
    late.restore(folders / "late.tar.gz")
    with served(late, query_timeout_s=1) as client, _building(late.folder(2).parent, wait=True):
        for path in (sparql(ALL), "/doc/prog/a.ttl", "/", "/dump/kennisgraaf.nq", graphql(QUESTION), AT):
            answer = client.get(path if path == AT else as_of(path))
            assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store"), path
            assert answer.json()["code"] == "VIEW_BUILDING"
            assert "etag" not in answer.headers
            assert int(answer.headers["retry-after"]) > 0


def test_a_query_sent_by_post_reads_the_document_too(both: TestClient, first: TestClient) -> None:
    form = {"query": ALL, "document": "plan:2020", "include": "asserted"}
    csv = {"Accept": "text/csv"}
    alone = first.post("/sparql", data={"query": ALL, "include": "asserted"}, headers=csv)
    assert both.post("/sparql", data=form, headers=csv).text == alone.text
    direct = {**csv, "Content-Type": "application/sparql-query"}
    asked = both.post("/sparql?document=plan:2020&include=asserted", content=ALL, headers=direct)
    assert asked.text == alone.text


def test_two_different_documents_are_refused(both: TestClient) -> None:
    for path in (sparql(ALL), "/doc/prog/a.ttl", graphql(QUESTION)):
        answer = both.get(as_of(as_of(path), "plan:2021"))
        assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")


def test_the_files_of_a_document_have_addresses_that_give_them_again(both: TestClient) -> None:
    listed = both.get(as_of("/dump/"), headers={"Accept": "application/json"}).json()["dumps"]
    (found,) = [each for each in listed if each["name"] == "kennisgraaf.nq"]
    assert found["href"] == "/dump/kennisgraaf.nq?document=plan%3A2020&version=2"
    file = both.get(found["href"])
    assert both.get(found["checksum"]).text.startswith(file.headers["etag"].strip('"'))
    void = both.get(as_of("/.well-known/void")).text
    assert "dump/kennisgraaf.nq?version=2&document=plan:2020>" in void
    assert "catalog?version=2&document=plan:2020>" in file.headers["link"]
