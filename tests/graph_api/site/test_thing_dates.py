"""Dates of things."""

from graph_api.site.thing_dates import has_dates
from graph_store.graphs import DEFAULT_BASE
from tests.service import Service


def test_dates_stand_as_the_source_gives_them(service: Service) -> None:
    text = service.client.get("/timeline?lang=nl").text
    assert '<span class="date">17 januari 2011</span>' in text
    assert '<span class="date">2007–2011</span>' in text
    assert '<span class="date">vanaf 2016</span>' in text


def test_every_dated_thing_has_a_date_to_show(service: Service) -> None:
    assert '<span class="date"></span>' not in service.client.get("/timeline?lang=en").text


def test_a_folder_has_dates_if_its_own_ontology_declares_one() -> None:
    assert has_dates(DEFAULT_BASE)
