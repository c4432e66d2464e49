"""The page of `/changes`."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_api.comparison import changes_page
from tests.graph_api.comparison.theatre import Theatre

HTML = {"Accept": "text/html", "Accept-Language": "en"}


@pytest.fixture
def client(two: Theatre) -> Iterator[TestClient]:
    with two.served() as found:
        yield found


def words(text: str) -> str:
    """Return the text of a page without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_without_sides_there_is_a_form(client: TestClient) -> None:
    text = client.get("/changes", headers=HTML).text
    assert '<select name="from"><option value="2">version 2' in text
    assert '<option value="1" selected>version 1' in text
    assert "Ended" not in text


def test_changes_are_sentences_with_links(client: TestClient) -> None:
    text = client.get("/changes?from=1&to=2", headers=HTML).text
    told = words(text)
    assert "5 new, 3 ended, 3 changed." in told
    assert "Hamlet of Denmark has ‘price’: 25 (previously 20 ). ( shows.csv, row 2 )" in told
    assert "No longer mentioned: Hamlet of Denmark has ‘genre’: ‘tragedy’ ." in told
    assert "New: Hamlet of Denmark has ‘genre’: ‘modern’ ." in told
    assert "The revue 2 is a show ." in told
    assert 'href="/doc/show/tour?version=1"' in text
    assert 'href="/row/shows/show:hamlet"' in text


def test_actions_are_told_by_what_became_of_them(client: TestClient) -> None:
    told = words(client.get("/changes?from=1&to=2", headers=HTML).text)
    assert "Continued ‘task:sound2’ continues ‘task:sound’ . Replaced ‘task:colour’ replaces ‘task:paint’ ." in told
    assert "Dropped ‘task:lights’ was dropped. New, without a predecessor New: ‘task:posters’ is a task ." in told


def test_the_page_is_in_dutch_too(client: TestClient) -> None:
    told = words(client.get("/changes?from=1&to=2&lang=nl", headers=HTML).text)
    assert "5 nieuw, 3 afgelopen, 3 gewijzigd." in told
    assert "Hamlet heeft ‘price’: 25 (voorheen 20 )." in told


def test_the_same_twice_says_that_nothing_differs(client: TestClient) -> None:
    assert "Nothing differs" in client.get("/changes?from=2&to=2", headers=HTML).text


def test_a_long_list_is_cut_and_says_so(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_page, "SHOWN", 1)
    theatre.publish({})
    theatre.publish({"shows": ["show:x,X,X,,,,", "show:y,Y,Y,,,,"]})
    with theatre.served() as client:
        assert "and 1 more" in client.get("/changes?from=1&to=2", headers=HTML).text


def test_the_pages_of_versions_lead_to_it(client: TestClient) -> None:
    assert 'href="/changes"' in client.get("/versions", headers=HTML).text
    assert 'href="/changes?from=1&amp;to=2"' in client.get("/versions/1..2", headers=HTML).text
