"""A page of a version is rendered once, and the cached pages stay within their limit of bytes."""

import pytest
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from graph_api.kept import KeptPages
from graph_store.versions import State
from tests.graph_api.small import publish, served


def test_the_page_that_was_asked_for_longest_ago_goes_first() -> None:
    pages = KeptPages(most_bytes=5000)
    for name in "abc":
        pages.put(name, HTMLResponse("x" * 700))
        pages.get("a")
    assert [name for name in "abc" if pages.get(name) is not None] == ["a", "c"]


def test_a_page_is_made_once_and_each_answer_has_headers_of_its_own(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    state: State = publish(tmp_path_factory.mktemp("kept") / "state")
    with served(state) as client:
        assert isinstance(client, TestClient)
        page = {"Accept": "text/html"}
        answers = [client.get("/doc/mun/x", headers=each) for each in ({**page, "Origin": "http://a"}, page)]
        service = client.app.state.service  # type: ignore[attr-defined]
        assert answers[0].text == answers[1].text
        tag = answers[0].headers["ETag"].replace("-packed", "")
        assert service.pages.get((service.state.stamp(), tag)) is not None
        assert "access-control-allow-origin" not in answers[1].headers
