"""The map and its list."""

from tests.service import Service


def test_the_list_has_every_municipality_with_its_projects(service: Service) -> None:
    found = service.client.get("/map?format=json").json()["places"]
    hosts = service.pairs("SELECT ?city (COUNT(?p) AS ?n) { ?city kg:hosts ?p } GROUP BY ?city")
    assert {place["key"]: len(place["things"]) for place in found if place["things"]} == hosts
    assert len(found) == 17


def test_the_page_draws_them_without_script_and_lists_them(service: Service) -> None:
    text = service.client.get("/map?lang=nl").text
    assert text.count('<path class="place') == 17
    assert text.count('<path class="outline') == 6
    assert '<li id="mun-gent"><a href="/doc/mun/gent?lang=nl">' in text
