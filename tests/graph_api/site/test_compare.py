"""Two cities side by side."""

from tests.service import Service


def test_shared_and_own_values_are_those_of_the_graph(service: Service) -> None:
    text = service.client.get("/compare?a=mun:gent&b=mun:antwerpen&lang=nl").text
    assert "alleen Gent" in text
    assert "alleen Antwerpen" in text
    assert "Bakkersite" in text


def test_without_two_cities_there_is_a_form(service: Service) -> None:
    for query in ("", "?a=mun:gent"):
        text = service.client.get(f"/compare{query}").text
        assert text.count("<select") == 2
        assert "<table" not in text


def test_the_same_city_twice_and_an_unknown_one_are_said(service: Service) -> None:
    assert "Kies twee verschillende" in service.client.get("/compare?a=mun:gent&b=mun:gent&lang=nl").text
    assert service.client.get("/compare?a=mun:nergens&b=mun:gent").status_code == 404


def test_rows_of_inventories_are_not_compared(service: Service) -> None:
    assert "/row/" not in service.client.get("/compare?a=mun:gent&b=mun:antwerpen&lang=nl").text
