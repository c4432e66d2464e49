"""Search by name."""

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
