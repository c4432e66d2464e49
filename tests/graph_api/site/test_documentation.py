"""The documentation as the service serves it."""

import re
from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from graph_api.reference_pages import reference_pages
from graph_api.site.manual import Manual, names

HTML = {"Accept": "text/html", "Accept-Language": "nl"}
PAGES = Manual(reference_pages).in_language("nl")


@pytest.fixture(scope="module")
def shown(small: TestClient) -> Mapping[str, str]:
    """Every page as HTML, by its address."""
    return {page.path: small.get(page.path, headers=HTML).text for page in PAGES.values()}


def test_it_answers_where_people_look_for_it(small: TestClient) -> None:
    assert small.get("/docs").headers["location"] == "/docs/"
    assert small.get("/docs/", headers=HTML).status_code == 200
    assert small.get("/docs/errors").headers["location"] == "/docs/errors/"
    assert small.get("/docs/errors?lang=nl").headers["location"] == "/docs/errors/?lang=nl"


def test_every_link_of_every_page_leads_to_a_place_that_there_is(small: TestClient, shown: Mapping[str, str]) -> None:
    ids = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in shown.items()}
    others = set()
    for path, text in shown.items():
        for href in re.findall(r'<a [^>]*href="([^"]+)"', text):
            target, mark, anchor = href.partition("#")
            target = target or path
            if target in ids:
                assert not mark or anchor in ids[target], f"{path} links to {href}"
            elif target.startswith("/"):
                others.add(target.replace("&amp;", "&"))
    languages = [target for target in others if target.startswith("/docs/") and "?lang=" in target]
    assert len(languages) == len(names())
    for target in others - set(languages):
        assert small.get(target, headers=HTML).status_code == 200, target


@pytest.mark.parametrize("name", names())
def test_every_fence_becomes_a_block_of_code(shown: Mapping[str, str], name: str) -> None:
    page = PAGES[name]
    fences = len(re.findall(r"^ *```", page.text, re.MULTILINE))
    assert shown[page.path].count("<pre") == fences / 2
    assert "```" not in shown[page.path]


@pytest.mark.parametrize("name", names())
def test_every_table_and_heading_becomes_one(shown: Mapping[str, str], name: str) -> None:
    page = PAGES[name]
    text = re.sub(r"^ *```.*?^ *```$", "", page.text, flags=re.MULTILINE | re.DOTALL)
    inside = shown[page.path].partition('<div class="prose"')[2].partition('<nav class="beside"')[0]
    assert inside.count("<table>") == len(re.findall(r"^\|[-|: ]+\|$", text, re.MULTILINE))
    assert len(re.findall(r'<h[2-6] id="', inside)) == len(re.findall(r"^##+ ", text, re.MULTILINE))


def test_a_page_runs_its_own_scripts_only_and_names_no_other_host(small: TestClient) -> None:
    answer = small.get("/docs/errors/", headers=HTML)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert re.findall(r'<(?:link|script|img)[^>]*"https?://', answer.text) == []


def test_a_problem_document_names_a_place_that_there_is(small: TestClient) -> None:
    where = small.get("/nope").json()["type"]
    page, _, place = where.partition("#")
    assert f'id="{place}"' in small.get(f"{page}/", headers=HTML).text


@pytest.mark.parametrize("name", ["nope", "../pages.py", "%2e%2e/texts.json", "errors.md", "pictures/home.png"])
def test_nothing_else_is_shown(small: TestClient, name: str) -> None:
    assert small.get(f"/docs/{name}").status_code == 404


def test_a_held_page_is_not_sent_again(small: TestClient) -> None:
    tag = small.get("/docs/").headers["etag"]
    assert small.get("/docs/", headers={"If-None-Match": tag}).status_code == 304
    assert small.get("/docs/errors/").headers["etag"] != tag
    assert small.get("/docs/", headers={"Accept-Language": "en"}).headers["etag"] != tag


def test_the_frame_is_in_the_language_of_the_reader_and_the_text_in_its_own(small: TestClient) -> None:
    text = small.get("/docs/voor-steden/?lang=en", headers=HTML).text
    assert '<html lang="en">' in text
    assert '<div class="prose" lang="nl">' in text
    assert '<p class="summary" lang="en">' in text
    assert 'href="/docs/sparql/?lang=en"' in text
    assert 'href="/check?lang=en"' in text


def test_a_page_has_a_menu_its_contents_and_its_neighbours(shown: Mapping[str, str]) -> None:
    text = shown["/docs/quickstart/"]
    assert '<a href="/docs/quickstart/" aria-current="page">Quickstart</a>' in text
    assert '<li class="level2"><a href="#' in text
    assert '<a rel="prev" href="/docs/voor-steden/">' in text
    assert '<a rel="next" href="/docs/tutorial-developer/">' in text


def test_the_documentation_is_searched_without_javascript(small: TestClient) -> None:
    assert '<form action="/docs/search" role="search">' in small.get("/docs/", headers=HTML).text
    text = small.get("/docs/search?q=gzip&lang=en", headers=HTML).text
    assert 'href="/docs/sparql/?lang=en#ask"' in text
    assert "<mark>gzip</mark>" in text
    assert small.get("/docs/search", headers=HTML).status_code == 200


def test_the_search_of_the_site_finds_the_documentation_too(small: TestClient) -> None:
    text = small.get("/search?q=version&lang=en", headers=HTML).text
    assert 'href="/docs/explanation/?lang=en#versions"' in text
    assert 'href="/docs/search?lang=en&amp;q=version"' in text
    assert "/docs/explanation/" not in small.get("/search?q=mun:x&lang=en", headers=HTML).text


def test_every_column_of_a_table_has_a_name(shown: Mapping[str, str]) -> None:
    assert [path for path, text in shown.items() if "<th></th>" in text] == []


def test_the_start_page_is_in_the_language_of_its_reader(small: TestClient) -> None:
    for language, heading in (("nl", "Waar begin je"), ("en", "Where to start")):
        text = small.get("/docs/", params={"lang": language}, headers=HTML).text
        assert f">{heading}</h2>" in text
        assert f'<div class="prose" lang="{language}">' in text
