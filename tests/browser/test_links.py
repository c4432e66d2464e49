"""Links work, pages describe themselves to search engines, and the list of pages is complete."""

import json
import re
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.browser.kinds import KINDS, in_language
from tests.service import Service

pytestmark = pytest.mark.slow

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
SEARCHED = [kind for kind in KINDS if not kind.startswith("docs") and kind not in {"missing", "network"}]


def linked(text: str, at: str) -> set[str]:
    """Return the addresses of this service that a page links to."""
    found = (urljoin(at, unescape(each)) for each in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', text))
    return {urldefrag(each)[0] for each in found if each.startswith("/")}


def test_every_link_of_every_kind_of_page_leads_somewhere(service: Service) -> None:
    pages = {path: service.client.get(path, headers=HTML).text for kind, path in KINDS.items() if kind != "missing"}
    links = {link for path, text in pages.items() for link in linked(text, path)}
    assert len(links) > 500
    statuses = {link: service.client.head(link, headers=HTML, follow_redirects=True).status_code for link in links}
    assert {link: status for link, status in statuses.items() if status not in (200, 405)} == {}


def test_every_fragment_of_a_page_of_its_own_is_there(service: Service) -> None:
    for path in KINDS.values():
        text = service.client.get(path, headers=HTML).text
        ids = set(re.findall(r'\bid="([^"]+)"', text))
        wanted = {unescape(each) for each in re.findall(r'href="#([^"]+)"', text)}
        assert wanted - ids - {"__skip"} == set(), path


@pytest.mark.parametrize("kind", SEARCHED)
def test_a_page_says_what_it_is_in_its_head_and_in_link_relations(service: Service, kind: str) -> None:
    answer = service.client.get(in_language(KINDS[kind], "en"), headers=HTML)
    head = answer.text.partition("</head>")[0]
    assert len(re.findall(r"<title>[^<]+ · Kennisgraaf</title>", head)) == 1
    for name in ("og:title", "og:description", "og:url", "og:locale"):
        assert re.search(rf'<meta property="{name}" content="[^"]+">', head), name
    assert re.search(r'<meta name="description" content="[^"]+">', head)
    assert {"nl", "en"} == set(re.findall(r'hreflang="(\w+)"', answer.headers["link"]))


def test_what_is_told_of_a_thing_in_schema_org_is_json(service: Service) -> None:
    for path, kind in {"/": "Dataset", "/doc/mun/gent": "City"}.items():
        text = service.client.get(path, headers=HTML).text
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert json.loads(data)["@type"] == kind


def test_every_thing_stands_in_the_list_for_search_engines_and_robots_find_it(service: Service) -> None:
    robots = service.client.get("/robots.txt").text
    (address,) = re.findall(r"^Sitemap: (\S+)$", robots, re.MULTILINE)
    listed = re.findall(r"<loc>([^<]+)</loc>", service.client.get(urlsplit(address).path).text)
    paths = {urlsplit(each).path for each in listed}
    assert {"/", "/doc/mun/gent", "/questions/cq-001", "/class/Project"} <= paths
    assert all(service.client.head(path, headers=HTML).status_code in (200, 405) for path in sorted(paths)[::40])
