"""A name in an address reads its version, and its answer is not kept for ever."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from graph_api.http.conditional import FOREVER
from graph_api.http.pinned_versions import PinnedVersions


def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.url.query, headers={"Cache-Control": FOREVER})


CLIENT = TestClient(
    Starlette(routes=[Route("/", echo)], middleware=[Middleware(PinnedVersions, pins=lambda: {"jaarplan": 4})])
)


def test_the_number_stands_in_the_place_of_the_name() -> None:
    answer = CLIENT.get("/?lang=nl&version=jaarplan&q=version%3Djaarplan")
    assert answer.text == "lang=nl&version=4&q=version%3Djaarplan"
    assert answer.headers["cache-control"] == "no-cache"


def test_numbers_unknown_names_and_other_parameters_stay_as_they_are() -> None:
    for query in ("version=4", "version=other", "subversion=jaarplan", "version=jaarplan2", "lang=nl"):
        answer = CLIENT.get(f"/?{query}")
        assert (answer.text, answer.headers["cache-control"]) == (query, FOREVER)
