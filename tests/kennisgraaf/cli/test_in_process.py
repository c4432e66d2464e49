"""Tests of one request to the service without a socket."""

import asyncio
import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from graph_store.errors import BadRequest
from kennisgraaf.cli.in_process import app_with, get_json, post_json


async def echo(request: Request) -> JSONResponse:
    return JSONResponse({"asked": await request.json(), "version": request.query_params["version"]})


def test_the_answer_is_what_the_service_would_send() -> None:
    app = Starlette(routes=[Route("/echo", echo, methods=["POST"])])
    assert post_json(app, "/echo", {"version": "1"}, b'{"query": "{ x }"}') == (
        b'{"asked":{"query":"{ x }"},"version":"1"}'
    )


def test_an_address_asks_too() -> None:
    app = Starlette(routes=[Route("/twice", lambda request: JSONResponse(2 * request.query_params["it"]))])
    assert get_json(app, "/twice", {"it": "é&"}) == '"é&é&"'.encode()


def test_a_part_of_the_service_answers_with_its_state_and_its_errors(synced: Path) -> None:
    async def refuse(request: Request) -> JSONResponse:
        raise BadRequest(f"not in version {request.app.state.service.snapshot().version}")

    app = app_with([Route("/refuse", refuse)])
    assert json.loads(get_json(app, "/refuse", {}))["detail"] == "not in version 1"


async def wait_for_more(request: Request) -> JSONResponse:
    await request.body()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(request.receive(), 0.05)
    return JSONResponse("answered")


def test_who_watches_for_a_client_that_leaves_does_not_keep_the_answer_from_being_made() -> None:
    """A body that came again and again, without a pause, kept the event loop busy for ever."""
    app = Starlette(routes=[Route("/slow", wait_for_more, methods=["POST"])])
    assert post_json(app, "/slow", {}, b"{}") == b'"answered"'
