"""Every example query in the documentation gets an answer."""

import re
from collections.abc import Iterator

import pytest

from tests.documents import DOCS, taken
from tests.service import Service

PAGES = ("tutorial-developer.md", "tutorial-open-data.md", "how-to.md")


def examples(language: str) -> Iterator[object]:
    for page in PAGES:
        for block in taken(page, language):
            yield pytest.param(block.text, id=str(block))


@pytest.mark.parametrize("query", list(examples("sparql")))
def test_a_query_has_rows(service: Service, query: str) -> None:
    assert service.sparql(query)["results"]["bindings"]


@pytest.mark.parametrize("document", list(examples("graphql")))
def test_a_document_has_data(service: Service, document: str) -> None:
    data = service.graphql(document)
    assert all(data.values())


@pytest.mark.parametrize("request_text", list(examples("http")))
def test_an_address_answers(service: Service, request_text: str) -> None:
    line, *headers = request_text.strip().splitlines()
    method, path = line.split()
    answer = service.client.request(method, path, headers=dict(header.split(": ") for header in headers))
    assert answer.status_code == 200
    assert answer.content


@pytest.mark.parametrize("page", ["voor-steden.md", "lezen-en-zoeken.md"])
def test_city_staff_read_no_jargon(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert re.findall(r"\b(RDF|SPARQL|OWL|triple|ontologie|IRI)\b", text, re.IGNORECASE) == []
