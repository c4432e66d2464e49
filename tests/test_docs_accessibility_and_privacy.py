"""The claims of docs/accessibility-and-privacy.md, held against the site."""

import re

import pytest

from tests.browser.test_pages import WAYS
from tests.documents import DOCS
from tests.service import Service

PAGE = (DOCS / "accessibility-and-privacy.md").read_text(encoding="utf-8")
FIELDS = {
    "bytes": "size", "client": "client address", "hash": "a hash of the query", "lane": "queue", "method": "method",
    "ms": "duration", "path": "path", "rows": "number of rows", "status": "status",
}  # fmt: skip
"""The words of the page for the fields of a line of the log."""

PAGES = ["/", "/class/Project", "/search?q=gent", "/sparql", "/graphql", "/doc/mun/gent", "/reuse"]


def test_the_widths_are_those_of_the_browser_tests() -> None:
    widths = sorted({width for _, width, _ in WAYS})
    assert f"{widths[0]} and {widths[1]} pixels" in PAGE
    assert f"{widths[0]} en {widths[1]} pixels" in PAGE


@pytest.mark.parametrize(
    "path", ["/", "/class/Project", "/search?q=gent", "/sparql", "/graphql", "/doc/mun/gent", "/reuse"]
)
def test_no_page_sets_a_cookie_or_loads_from_elsewhere(service: Service, path: str) -> None:
    answer = service.client.get(path, headers={"Accept": "text/html"})
    assert "set-cookie" not in answer.headers
    assert re.findall(r'(?:src|action)="(?:https?:)?//[^"]*"', answer.text) == []


def test_the_page_names_each_field_of_the_log(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    agent = {"User-Agent": "Reader of the statement"}
    service.client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}, headers=agent)
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "path=/sparql" in line]
    assert {FIELDS[name] for name in re.findall(r"(\w+)=", line)} == set(FIELDS.values())
    assert "Reader of the statement" not in line
    assert all(field in " ".join(PAGE.split()) for field in FIELDS.values())
