"""The state of the service."""

from tests.service import Service


def test_it_counts_what_is_served_and_tells_the_limits(service: Service) -> None:
    found = service.client.get("/status?format=json").json()
    assert found["version"] == service.state.newest().version
    assert found["classes"]["CentreCity"] == 13
    assert found["limits"]["query_timeout_s"] > 0
    assert sum(found["graphs"].values()) == service.state.newest().manifest.quads


def test_it_tells_no_path_and_no_secret(service: Service) -> None:
    text = service.client.get("/status?format=json").text + service.client.get("/status").text
    assert str(service.state.root) not in text
    assert "token" not in text.lower()


def test_the_page_says_it_in_words(service: Service) -> None:
    assert "seconden per vraag" in service.client.get("/status?lang=nl", headers={"Accept": "text/html"}).text
