"""Search by name."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.graph_api.small import CITY
from tests.service import Service


def found(client: TestClient, query: str, **choices: str) -> Any:
    return client.get("/search", params={"q": query, **choices}, headers={"Accept": "application/json"}).json()


@pytest.mark.parametrize("query", ["Stad X", "stad", "city x", "mun:x", "ixcite", "IXCITÉ", "x stad"])
def test_a_thing_is_found_by_any_of_its_names_and_its_key(small: TestClient, query: str) -> None:
    assert CITY.value in [result["id"] for result in found(small, query)["results"]]


def test_the_whole_name_comes_first(service: Service) -> None:
    assert found(service.client, "gent")["results"][0]["label"] == "Gent"


def test_a_result_has_its_kind_and_the_name_that_matched(small: TestClient) -> None:
    text = small.get("/search?q=ixcité&lang=nl").text
    assert "Stad X" in text
    assert "centrumstad" in text
    assert "<mark>Ixcité</mark>" in text


@pytest.mark.parametrize("query", ["", "   ", "nergens te vinden", "x" * 5000])
def test_nothing_is_found_without_a_fuss(small: TestClient, query: str) -> None:
    assert found(small, query)["total"] == 0
    assert small.get("/search", params={"q": query}).status_code == 200


def test_the_query_is_shown_as_text(small: TestClient) -> None:
    text = small.get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_a_cut_list_says_so(service: Service) -> None:
    answer = found(service.client, "e")
    assert answer["total"] > len(answer["results"]) == 50
    assert "De eerste 50 van" in service.client.get("/search?q=e&lang=nl").text


def test_made_up_things_are_found_only_when_asked_for(small: TestClient) -> None:
    assert found(small, "verzonnen")["total"] == 0
    assert [each["label"] for each in found(small, "verzonnen", synthetic="true")["results"]] == ["Verzonnen"]


def test_a_typing_fault_is_forgiven_and_said(service: Service) -> None:
    answer = found(service.client, "antwerpn")
    assert answer["corrected"] == {"antwerpn": "antwerpen"}
    assert answer["results"][0]["label"] == "Antwerpen"
    assert "<mark>" in service.client.get("/search?q=disseminatie").text


def test_sys_33_q_a_word_is_found_in_the_corrected_text(service: Service) -> None:
    assert found(service.client, "coördinatie")["total"] >= 2
    assert found(service.client, "disseminatie")["total"] >= 3


def test_results_are_grouped_by_kind_the_group_of_the_best_first(service: Service) -> None:
    text = service.client.get("/search?q=gent&lang=nl").text
    headings = re.findall(r"<section><h2>(?:<bdi>)?([^<]+)", text)
    assert headings[0] == "Steden en gebieden"
    assert headings.index("Projecten") < headings.index("passage")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("kerken", 'heeft als thema: <span lang="nl" dir="auto">herbestemming van <mark>kerken</mark>'),
        ("kerken", "naam, deel van een samenstelling"),
        ("churches", "tekst, vertaling: "),
        ("schillenbok", "naam, een gelijkend woord"),
        ("stedenbeleid vlaanderen", "andere naam: "),
        ("bakkersite", "<mark>Bakkersite</mark>"),
    ],
)
def test_a_result_says_why_it_is_one(service: Service, query: str, reason: str) -> None:
    assert reason in service.client.get("/search", params={"q": query, "lang": "nl"}).text


def test_a_correction_is_said_in_a_sentence(service: Service) -> None:
    text = service.client.get("/search?q=antwerpn&lang=en").text
    assert "No text has “antwerpn”. These are the results for “antwerpen”." in text


@pytest.mark.parametrize("name", ["kind", "theme", "place"])
def test_each_count_of_a_filter_is_the_length_of_the_list_it_leads_to(service: Service, name: str) -> None:
    choices = found(service.client, "verweving")["filters"][name]
    assert len(choices) > 1
    for choice in choices:
        narrowed = found(service.client, "verweving", **{name: choice["value"]})
        assert narrowed["total"] == choice["count"]


def test_filters_add_up_and_can_be_taken_away(service: Service) -> None:
    chosen = {"q": "verweving", "kind": "projects", "place": "mun:gent", "lang": "nl"}
    answer = found(service.client, chosen["q"], kind="projects", place="mun:gent")
    assert [each["label"] for each in answer["results"]] == ["Bakkersite"]
    text = service.client.get("/search", params=chosen).text
    assert "verwijder filter" in text
    assert 'href="/search?q=verweving&amp;place=mun%3Agent&amp;lang=nl"' in text


@pytest.mark.parametrize("choice", ["kind=nothing", "theme=mun:gent", "place=thm:verweving", "place=<script>"])
def test_a_value_that_is_none_of_a_filter_is_refused(service: Service, choice: str) -> None:
    answer = service.client.get(f"/search?q=gent&{choice}", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")


def test_json_gives_the_reason_of_each_result(service: Service) -> None:
    results = {each["id"].rpartition("/id/")[2]: each for each in found(service.client, "churches")["results"]}
    match = results["act/29"]["match"]
    assert (match["way"], match["via"].rpartition("/")[2]) == ("word", "herbestemming-kerken")
    assert match["property"].endswith("#hasTheme")
    assert results["prog/rr-1"]["group"] == "programmes"


def test_a_graph_without_subjects_places_and_groups_has_no_such_filters(small: TestClient) -> None:
    assert found(small, "stad")["total"] > 0
    assert "theme" not in found(small, "stad")["filters"]
