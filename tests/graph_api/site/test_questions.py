"""The pages of the shipped questions."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from graph_api.site.questions import answers
from queries.catalogue import Language, names
from tests.service import Service


def test_the_list_has_every_question_in_both_languages(service: Service) -> None:
    for language in ("nl", "en"):
        text = service.client.get(f"/questions?lang={language}").text
        assert set(re.findall(r'href="/questions/([\w-]+)\?', text)) == set(names())


@pytest.mark.slow
@pytest.mark.parametrize("name", names(Language.GRAPHQL))
def test_every_question_has_its_answer_and_two_queries_that_answer(service: Service, name: str) -> None:
    text = service.client.get(f"/questions/{name}?lang=en").text
    rows = answers(service.state.newest())[name]
    sparql, graphql = (
        parse_qs(urlsplit(unescape(re.findall(rf'href="(/{path}\?query=[^"]*)"', text)[0])).query)["query"][0]
        for path in ("sparql", "graphql")
    )
    assert len(service.sparql(sparql)["results"]["bindings"]) == len(rows)
    assert service.graphql(graphql)


def test_an_answer_is_named_and_linked(service: Service) -> None:
    text = service.client.get("/questions/cq-005?lang=nl").text
    assert '<a href="/doc/org/kvs?lang=nl"><bdi>Kenniscentrum Vlaamse Steden</bdi></a>' in text


def test_what_the_data_does_not_state_is_said(service: Service) -> None:
    assert "niet vermeld" in service.client.get("/questions/cq-041?lang=nl").text


def test_a_question_that_does_not_exist_is_not_found(service: Service) -> None:
    assert service.client.get("/questions/cq-999").status_code == 404
