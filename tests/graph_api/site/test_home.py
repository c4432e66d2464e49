"""The home page."""

import re

from starlette.testclient import TestClient

from tests.service import Service
from tests.shipped import FILES


def test_it_counts_what_is_there(service: Service) -> None:
    text = service.client.get("/?lang=nl").text
    assert f"<dt>lijsten met feiten</dt><dd>{FILES - 1}</dd>" in text
    assert 'centrumstad <span class="soft">13</span>' in text


def test_it_leads_to_three_things_that_need_no_query_language(service: Service) -> None:
    text = service.client.get("/?lang=nl").text
    _, _, after = text.partition("Drie dingen om te proberen")
    starts, _, more = after.partition("Meer om te verkennen")
    assert re.findall(r'<h3><a href="([^"]+)">([^<]+)', starts) == [
        ("/doc/mun/gent?lang=nl", "Een stad: Gent"),
        ("/questions?lang=nl", "Vragen, met antwoord"),
        ("/map?lang=nl", "Kaart"),
    ]
    for path in ("/graphql", "/sparql", "/reuse"):
        assert f'<li><a href="{path}?lang=nl">' in more


def test_without_ghent_it_leads_to_another_thing(small: TestClient) -> None:
    text = small.get("/", params={"lang": "en"}).text
    assert "/doc/mun/x" in text
    assert text.count("<h3>") == 3


def test_it_speaks_both_languages(small: TestClient) -> None:
    assert "Three things to try" in small.get("/", headers={"Accept-Language": "en"}).text
    assert "Drie dingen om te proberen" in small.get("/", headers={"Accept-Language": "de"}).text


def test_a_held_page_is_not_sent_again(small: TestClient) -> None:
    tag = small.get("/").headers["etag"]
    assert small.get("/", headers={"If-None-Match": tag}).status_code == 304
    assert small.get("/?lang=en", headers={"If-None-Match": tag}).status_code == 200
