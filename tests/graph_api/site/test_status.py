"""The state of the service."""

import time
from pathlib import Path

from graph_store.replica_mark import Progress
from graph_store.text import Text
from tests.graph_api.small import publish, served
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


def test_a_replica_tells_whom_it_follows_and_how_far_it_is_behind(tmp_path: Path) -> None:
    state = publish(tmp_path / "state")
    with served(state) as client:
        assert client.get("/status?format=json").json()["replica"] is None
        state.replica.set("/srv/primary")
        state.replica.note(Progress(5, time.time(), "the line is cut"))
        first = client.get("/status?format=json")
        state.replica.note(Progress(6, time.time(), Text("{url} answers {status}.", url="x", status=500).wire()))
        second = client.get("/status?format=json", headers={"If-None-Match": first.headers["etag"]})
        page = client.get("/status?lang=nl", headers={"Accept": "text/html"}).text
    found = first.json()["replica"]
    assert (found["primary"], found["versions"], found["fault"]) == ("primary", 3, "the line is cut")
    assert second.json()["replica"]["versions"] == 4
    assert "versies achter" in page
    assert "x antwoordt 500." in page
    assert "/srv" not in first.text + page
