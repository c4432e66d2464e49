"""The home page."""

from starlette.testclient import TestClient

from tests.service import Service
from tests.shipped import FILES


def test_it_counts_what_is_there(service: Service) -> None:
    text = service.client.get("/?lang=nl").text
    assert f"<dt>inventarissen</dt><dd>{FILES - 1}</dd>" in text
    assert 'centrumstad <span class="soft">13</span>' in text


def test_it_leads_to_three_things_to_try(service: Service) -> None:
    text = service.client.get("/?lang=nl").text
    assert '<a href="/doc/mun/gent?lang=nl">Een stad: Gent</a>' in text
    assert '<a href="/graphql?lang=nl">' in text
    assert '<a href="/sparql?lang=nl">' in text


def test_without_ghent_it_leads_to_another_thing(small: TestClient) -> None:
    assert "/doc/mun/x" in small.get("/").text


def test_it_speaks_both_languages(small: TestClient) -> None:
    assert "Three things to try" in small.get("/", headers={"Accept-Language": "en"}).text
    assert "Drie dingen om te proberen" in small.get("/", headers={"Accept-Language": "de"}).text


def test_a_held_page_is_not_sent_again(small: TestClient) -> None:
    tag = small.get("/").headers["etag"]
    assert small.get("/", headers={"If-None-Match": tag}).status_code == 304
    assert small.get("/?lang=en", headers={"If-None-Match": tag}).status_code == 200
