"""Every query of docs/sparql.md does what the page says, on the shipped data."""

import re
import shutil
from collections.abc import Iterator

import pytest

from tests.documents import DOCS, taken
from tests.graph_api.plain import Writer, writing
from tests.service import Service

PAGE = (DOCS / "sparql.md").read_text(encoding="utf-8")
ASKED = taken("sparql.md", "sparql", "sparql explain", "sparql update", "sparql 403", "sparql 400", "sparql written")
QUERIES = [(each.language.partition(" ")[2], each.text) for each in ASKED]


@pytest.fixture(scope="module")
def writer(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    folder = tmp_path_factory.mktemp("docs") / "state"
    shutil.copytree(service.state.root, folder)
    with writing(folder, plain=False) as found:
        yield found


@pytest.mark.parametrize("query", [text for kind, text in QUERIES if not kind])
def test_a_query_of_the_page_has_an_answer(writer: Writer, query: str) -> None:
    answer = writer.client.get(
        "/sparql", params={"query": query, "format": "turtle" if "CONSTRUCT" in query else "csv"}
    )
    assert answer.status_code == 200, answer.text
    assert len(answer.text.splitlines()) > 1


def test_the_query_that_is_explained_gets_its_algebra_and_both_warnings(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "explain"]
    told = writer.client.get("/sparql", params={"query": query, "explain": "true"}).json()
    assert [line.split()[0] for line in told["algebra"]] == ["Project", "Join", "BGP", "?s", "?a", "Path"]
    assert {warning["code"] for warning in told["warnings"]} == {"CROSS_PRODUCT", "UNANCHORED_PATH"}


def test_the_query_that_reaches_out_is_refused(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "403"]
    assert writer.client.get("/sparql", params={"query": query}).json()["code"] == "REMOTE_FORBIDDEN"


def test_the_query_with_a_fault_is_told_what_the_page_says(writer: Writer) -> None:
    [query] = [text for kind, text in QUERIES if kind == "400"]
    detail = writer.client.get("/sparql", params={"query": query}).json()["detail"]
    assert detail.replace("`", "") in PAGE.replace("`", "")


def test_the_updates_of_the_page_are_done_and_undone_and_tell_who_did_them(writer: Writer) -> None:
    before, told = writer.count(), []
    [asked] = [text for kind, text in QUERIES if kind == "written"]
    for update in [text for kind, text in QUERIES if kind == "update"]:
        answer = writer.update(update)
        assert (answer.status_code, answer.json()["published"]) == (200, True), answer.text
        told.append(writer.values(asked))
    assert writer.count() == before
    assert told == [["https://kennisgraaf.example/id/org/voorbeeld"] * 2, []]


def test_the_choices_of_facts_that_the_page_names_choose_facts(writer: Writer) -> None:
    choices = dict.fromkeys(re.findall(r"`\?(include|synthetic)=(\w+)`", PAGE))
    assert set(choices) == {("include", "asserted"), ("include", "inferred"), ("synthetic", "true")}
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    stated, inferred, invented = (int(writer.values(count, **{name: value})[0]) for name, value in choices)
    assert 0 < inferred < stated
    assert stated + inferred == writer.count() == invented, "nothing of the shipped rows is invented"


def test_an_older_version_is_read_as_the_page_says(writer: Writer) -> None:
    assert "`?version=3`" in PAGE
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = int(writer.values(count, version="1")[0])
    writer.update("INSERT DATA { <urn:x:later> <urn:x:p> 1 }")
    assert int(writer.values(count, version="1")[0]) == before < writer.count()


def test_an_update_with_a_key_is_done_once(writer: Writer) -> None:
    assert "`Idempotency-Key: anything`" in PAGE
    update, key = "INSERT DATA { <urn:x:once> <urn:x:p> 1 }", {"Idempotency-Key": "anything"}
    first, again = (writer.update(update, headers=key).json()["version"] for _ in range(2))
    assert first == again
