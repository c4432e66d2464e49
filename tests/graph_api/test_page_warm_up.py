"""Warm-up requests to pages."""

import asyncio
from pathlib import Path
from unittest import mock

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from graph_api import page_warm_up
from graph_api.app import create_app
from graph_api.page_warm_up import rehearse
from graph_api.service import Service, ServiceSettings
from graph_store.errors import NotFound
from tests.graph_api.small import publish

pytestmark = pytest.mark.slow


def test_pages_are_kept_and_explanations_at_hand_before_anybody_asks(tmp_path: Path) -> None:
    app = create_app(ServiceSettings(data=publish(tmp_path).root, workers=1))
    service: Service = app.state.service
    keeping = mock.patch.object(service.pages, "put", wraps=service.pages.put)
    explaining = mock.patch.object(service, "closure", wraps=service.closure)
    with keeping as keep, explaining as explain:
        asyncio.run(rehearse(app, service.snapshot()))
    keep.assert_called()
    explain.assert_called_once()


def test_a_page_that_fails_keeps_no_other_from_being_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(request: Request) -> PlainTextResponse:
        asked.append(f"{request.url.path}?{request.url.query}")
        if len(asked) == 1:
            raise NotFound("not there")
        return PlainTextResponse("")

    monkeypatch.setattr(page_warm_up, "PAGES", ("/one", "/two?lang=en"))
    app = Starlette(routes=[Route("/{path:path}", answer)])
    asyncio.run(rehearse(app, publish(tmp_path).newest()))
    assert asked[:2] == ["/one?", "/two?lang=en"]
    assert asked[2].startswith("/doc/")
    assert asked[3].startswith("/explain?s=")
