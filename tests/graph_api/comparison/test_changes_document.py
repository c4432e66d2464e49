"""`/changes` over HTTP."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.graph_api.comparison.theatre import Theatre

BOTH = "/changes?from=1&to=2"
HTML = {"Accept": "text/html", "Accept-Language": "en"}
HAMLET = "https://kennisgraaf.example/row/shows/show:hamlet"


@pytest.fixture
def client(two: Theatre) -> Iterator[TestClient]:
    with two.served() as found:
        yield found


def test_json_has_the_agreed_members(client: TestClient) -> None:
    answer = client.get(BOTH)
    found = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert list(found) == ["from", "to", "new", "ended", "changed", "actions", "sentences"]
    assert (found["from"], found["to"], found["ended"]) == (1, 2, ["show:tour", "show:tour/stalls", "task:paint"])
    assert found["changed"][0] == {
        "key": "show:hamlet", "field": "genre", "from": ["tragedy"], "to": ["modern"], "rows": [HAMLET],
    }  # fmt: skip
    assert found["changed"][2] == {"key": "show:hamlet", "field": "price", "from": 20, "to": 25, "rows": [HAMLET]}
    assert found["actions"] == {
        "continued": [{"key": "task:sound2", "of": "task:sound"}],
        "replaced": [{"key": "task:colour", "of": "task:paint"}],
        "dropped": ["task:lights"],
        "new": ["task:posters"],
    }


def test_json_has_the_changes_as_sentences_in_the_language_of_the_reader(client: TestClient) -> None:
    english = client.get(f"{BOTH}&lang=en").json()["sentences"]
    dutch = client.get(BOTH, headers={"Accept-Language": "nl"}).json()["sentences"]
    assert "Hamlet of Denmark has ‘price’: 25 (previously 20)." in english
    assert "Hamlet heeft ‘price’: 25 (voorheen 20)." in dutch
    assert len(english) == len(dutch) == 17


def test_a_value_that_comes_or_goes_is_null_on_the_other_side(theatre: Theatre) -> None:
    theatre.publish({"shows": ["show:x,X,X,,,,"]})
    theatre.publish({"shows": ["show:x,X,X,new,3,,"]})
    with theatre.served() as client:
        found = client.get(BOTH).json()["changed"]
    assert [(each["field"], each["from"], each["to"]) for each in found] == [("genre", [], ["new"]), ("price", None, 3)]


@pytest.mark.parametrize(
    ("address", "accept", "media_type"),
    [
        ("/changes", "text/csv", "text/csv"), ("/changes", "text/html", "text/html"),
        ("/changes", "*/*", "application/json"), ("/changes.csv", "text/html", "text/csv"),
        ("/changes.json", "text/html", "application/json"), ("/changes.html", "*/*", "text/html"),
    ],
)  # fmt: skip
def test_the_format_follows_accept_and_suffix(client: TestClient, address: str, accept: str, media_type: str) -> None:
    answer = client.get(address, params={"from": "1", "to": "2"}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(media_type)
    assert client.get(f"{BOTH}&format=csv").headers["content-type"].startswith("text/csv")


def test_an_answer_has_a_tag_and_the_version_of_the_later_side(client: TestClient) -> None:
    answer = client.get("/changes?from=2&to=1")
    assert answer.headers["x-dataset-version"] == "1"
    again = client.get("/changes?from=2&to=1", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.get(BOTH).headers["etag"] != answer.headers["etag"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/changes", 400, "BAD_REQUEST"), ("/changes?from=1", 400, "BAD_REQUEST"),
        ("/changes?from=1&to=9", 404, "UNKNOWN_VERSION"), ("/changes?from=plan:1999&to=2", 404, "UNKNOWN_DOCUMENT"),
        ("/changes.xml?from=1&to=2", 404, "NOT_FOUND"), ("/changes?from=1&to=2&format=xml", 406, "NOT_ACCEPTABLE"),
        ("/changes?from=1&from=2&to=2", 400, "BAD_REQUEST"),
        ("/changes?from=1&to=2&version=9", 404, "UNKNOWN_VERSION"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_refused_with_a_code(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_comparison_that_takes_too_long_is_stopped(theatre: Theatre) -> None:
    theatre.publish({"tasks": ["task:a,planned,,"]})
    theatre.publish({"tasks": ["task:a,running,,"]})
    with theatre.served(query_timeout_s=0) as client:
        answer = client.get(BOTH)
    assert (answer.status_code, answer.json()["code"]) == (503, "QUERY_TIMEOUT")
    assert answer.headers["cache-control"] == "no-store"
