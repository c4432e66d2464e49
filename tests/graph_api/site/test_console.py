"""The SPARQL and GraphQL consoles."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from tests.service import Service

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_the_form_works_without_script(service: Service) -> None:
    text = service.client.get("/sparql", headers=HTML).text
    query = unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[0])
    assert service.client.get("/sparql", params={"query": query, "format": "csv"}).status_code == 200


def test_every_question_of_the_list_leads_to_itself(service: Service) -> None:
    text = service.client.get("/sparql?lang=nl", headers=HTML).text
    addresses = [unescape(each) for each in re.findall(r'<li value="\d+"><a href="([^"]*)"', text)]
    assert len(addresses) == 60
    page = service.client.get(addresses[0], headers=HTML).text
    asked = parse_qs(urlsplit(addresses[0]).query)["query"][0]
    assert asked.splitlines()[0] in unescape(page)
    assert 'data-asked="true"' in page


def test_only_styles_are_relaxed(service: Service) -> None:
    policy = service.client.get("/sparql", headers=HTML).headers["content-security-policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src 'self';" in policy


def test_a_query_for_programs_is_answered_as_ever(service: Service) -> None:
    for accept in ("*/*", "application/sparql-results+json", "text/csv"):
        answer = service.client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})
        assert "html" not in answer.headers["content-type"]


def test_a_browser_gets_the_page_with_the_document_of_the_address_and_programs_get_data(service: Service) -> None:
    document = '{ municipality(id: "mun:gent") { label } }'
    page = service.client.get("/graphql", params={"query": document}, headers=HTML)
    assert page.headers["content-type"].startswith("text/html")
    assert document in unescape(page.text)
    assert "worker-src 'self'" in page.headers["content-security-policy"]
    for headers, more in (({"Accept": "*/*"}, {}), (HTML, {"format": "json"})):
        answer = service.client.get("/graphql", params={"query": document, **more}, headers=headers)
        assert set(answer.json()["data"]) == {"municipality"}


def test_the_form_of_graphql_works_without_script(service: Service) -> None:
    text = service.client.get("/graphql", headers=HTML).text
    document = unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[0])
    answer = service.client.get("/graphql", params={"query": document, "format": "json"}, headers=HTML)
    assert answer.json()["data"]["thing"]["label"] == "Gent"


def test_every_question_has_a_place_in_the_list_of_graphql_too(service: Service) -> None:
    text = service.client.get("/graphql?lang=en", headers=HTML).text
    addresses = [unescape(each) for each in re.findall(r'<li value="\d+"><a href="([^"]*)"', text)]
    assert len(addresses) == 60
    assert all(len(address) <= 2000 for address in addresses)
