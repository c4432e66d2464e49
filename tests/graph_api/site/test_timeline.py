"""Dated things in order."""

import re

from starlette.testclient import TestClient

from tests.service import Service


def test_every_dated_thing_is_there_by_year(service: Service) -> None:
    text = service.client.get("/timeline?lang=nl").text
    years = re.findall(r'<section id="y(\d{4})">', text)
    assert years == sorted(years)
    dated = service.values("SELECT DISTINCT ?t { ?t kg:earliest|kg:latest ?d FILTER(CONTAINS(STR(?t), '/id/')) }")
    assert text.count('<span class="date">') == len(dated)


def test_about_one_thing_it_keeps_what_a_fact_links_to_it(service: Service) -> None:
    text = service.client.get("/timeline?about=mun:gent&lang=nl").text
    assert "Tijdlijn van Gent" in text
    assert "slotevent DataBroker" in text
    assert "oprichting Kenniscentrum" not in text


def test_an_unknown_thing_is_not_found(small: TestClient) -> None:
    assert small.get("/timeline?about=mun:nergens").status_code == 404
    assert small.get("/timeline?about=%20%3E%3C").status_code == 404
