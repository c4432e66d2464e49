"""Properties of every page."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

HTML = {"Accept": "text/html"}
PAGES = [
    "/",
    "/search?q=x",
    "/doc/mun/x",
    "/doc/prj/p",
    "/doc/org/markup",
    "/doc/prog/hub",
    "/row/projects/prj:p",
    "/source/projects",
    "/graph/inferred",
    "/ns",
    "/class",
    "/class/Project",
    "/class/CentreCity?f.type=HostMunicipality",
    "/programmes",
    "/themes",
    "/questions",
    "/questions/cq-001",
    "/map",
    "/compare?a=mun:x&b=prj:p",
    "/timeline",
    "/network?of=mun:x",
    "/check",
    "/versions",
    "/versions/1..2",
    "/versions/2",
    "/changes",
    "/changes?from=1&to=2",
    "/syncs",
    "/quarantine",
    "/status",
    "/reuse",
    "/docs/",
    "/docs/sparql/",
    "/docs/reference-graphql-types/",
    "/docs/search?q=version",
    "/doc/mun/x?version=1&include=asserted&synthetic=true&lang=en",
]


class Reader(HTMLParser):
    """Collects the parts of a page that a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(client: TestClient, path: str) -> Reader:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200
    reader = Reader()
    reader.feed(answer.text)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_another_host(small: TestClient, path: str) -> None:
    for tag, attributes in read(small, path).tags:
        if tag in {"link", "script", "img", "form"}:
            target = attributes.get("href") or attributes.get("src") or attributes.get("action") or "/"
            assert target.startswith("/")
            assert not target.startswith("//")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline(small: TestClient, path: str) -> None:
    for tag, attributes in read(small, path).tags:
        assert tag != "style"
        assert tag != "script" or attributes.get("src") or attributes.get("type") == "application/ld+json"
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_links_go_to_the_web_or_to_us(small: TestClient, path: str) -> None:
    hrefs = [attributes.get("href") or "" for tag, attributes in read(small, path).tags if tag == "a"]
    assert all(re.match(r"/(?!/)|#|https?://", href) for href in hrefs), hrefs


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_given_once(small: TestClient, path: str) -> None:
    ids = [attributes["id"] for _, attributes in read(small, path).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_allows_only_files_of_ours(small: TestClient, path: str) -> None:
    headers = small.get(path, headers=HTML).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/doc/mun/x?include=inferred", "/doc/mun/x?version=1", "/doc/mun/x?synthetic=true"])
def test_a_page_says_when_it_shows_something_else_than_all_of_the_newest(small: TestClient, path: str) -> None:
    assert 'class="notice"' in small.get(path, headers=HTML).text


def test_the_other_language_is_one_click_away(small: TestClient) -> None:
    text = small.get("/doc/mun/x?lang=nl&version=1", headers=HTML).text
    assert re.search(r'href="/doc/mun/x\?(lang=en&amp;version=1|version=1&amp;lang=en)" lang="en"', text)
