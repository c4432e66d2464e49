"""The documents of a version on pages, over a version that knows two."""

from html import unescape

import pytest
from starlette.testclient import TestClient

from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader
from graph_api.site.shown_documents import named_document, shown_documents
from graph_store.graphs import DEFAULT_BASE
from graph_store.snapshot import Snapshot
from tests.graph_api.test_documents import NEW, OLD, VERSION, client

__all__ = ["client"]
READER, ADDRESSES = Reader("en", ("en", "nl")), Addresses(DEFAULT_BASE, {"lang": "en"})
HTML = {"Accept": "text/html", "Accept-Language": "en"}


@pytest.fixture
def known(client: TestClient) -> Snapshot:
    found: Snapshot = client.app.state.service.snapshot()  # type: ignore[attr-defined]
    return found


def test_the_newest_comes_first_and_each_leads_to_the_graph_as_of_it(known: Snapshot) -> None:
    new, old = shown_documents(known, READER, ADDRESSES, version="3")
    assert (new.key, old.key, old.day) == ("plan:2021", "plan:2020", "29 June 2020")
    assert old.href == "/?lang=en&document=plan%3A2020&version=3"


@pytest.mark.parametrize("name", [OLD["key"], OLD["iri"]])
def test_a_document_is_named_by_key_or_iri_and_leads_to_its_page(known: Snapshot, name: str) -> None:
    found = named_document(known, name, READER, ADDRESSES)
    assert found is not None
    assert (found.key, found.href) == ("plan:2020", "/doc/plan/2020?lang=en")
    assert named_document(known, "plan:1999", READER, ADDRESSES) is None


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=x",
        "/doc/mun/x",
        "/query",
        "/query/cq-020",
        "/catalog",
        "/explain?s=prj%3Ap&p=kg%3AsitedIn&o=mun%3Ax",
    ],
)
def test_a_page_says_as_of_which_document_it_is_and_leads_back_to_the_newest(client: TestClient, path: str) -> None:
    joined = "&" if "?" in path else "?"
    text = client.get(f"{path}{joined}document={NEW['key']}", headers=HTML).text
    assert "You are reading the graph as of" in text
    assert '<a href="/doc/plan/2021?document=plan%3A2021">' in text
    assert f'<a href="{path}">to the newest document</a>' in unescape(text)
    assert '<a class="brand" href="/?document=plan%3A2021">' in text
    assert "as of" not in client.get(path, headers=HTML).text.partition("<main")[2].partition("Read the graph")[0]


@pytest.mark.parametrize("path", ["/sparql", "/graphql"])
def test_a_console_says_it_too(client: TestClient, path: str) -> None:
    text = client.get(f"{path}?query=x&document=plan:2021&version=3", headers=HTML).text
    assert f'plan:2021. <a href="{path}?query=x&amp;version=3">to the newest document</a>' in text
    assert f'data-endpoint="{path}?version=3&amp;document=plan%3A2021"' in text


@pytest.mark.parametrize("path", ["/", "/class/Project", "/network", "/sparql", "/graphql"])
def test_forms_keep_the_document_and_the_version(client: TestClient, path: str) -> None:
    text = client.get(f"{path}?document={NEW['key']}&version={VERSION}", headers=HTML).text
    for name, value in (("document", NEW["key"]), ("version", VERSION)):
        assert f'<input type="hidden" name="{name}" value="{value}">' in text


def test_the_home_page_and_the_page_of_a_version_list_the_documents(client: TestClient) -> None:
    assert '<a href="/?document=plan%3A2020">' in client.get("/", headers=HTML).text
    page = client.get(f"/versions/{VERSION}", headers=HTML).text
    assert f'<a href="/?document=plan%3A2020&amp;version={VERSION}">' in page
    assert "Documents" not in client.get("/versions/1", headers=HTML).text.partition("<main")[2]
    assert client.get(f"/versions/{VERSION}.json").json()["documents"] == [OLD, NEW]
