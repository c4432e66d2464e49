"""The way to the query operation past the router, whose steps would be a good part of a light question's time."""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_api.answers import Whole, holds, request_key
from graph_api.observing import observed
from graph_api.problems import answer_error, answer_nobody
from graph_api.service import Service
from graph_api.sparql.query import sparql
from graph_store.errors import GraphError

PATH, METHODS = "/sparql", ("GET", "HEAD", "POST")


class Door:
    """Answers questions, at once where a GET has been answered over the newest version before.

    Everything else is for the router, and so are other methods at this address, which it refuses.
    """

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app, self._service = app, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] not in METHODS:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive, send)
        response = self._again(request) or await _answered(request)
        await response(scope, receive, send)

    def _again(self, request: Request) -> Response | None:
        key = request_key(request.scope)
        kept = None if key is None else self._service.answers.quick(key, self._service.state.stamp())
        if kept is None:
            return None
        observed(request).update(hash=kept.hash, rows=kept.rows, lane="kept")
        return Whole(kept.headers, kept.body, is_held=holds(request, kept.tag))


async def _answered(request: Request) -> Response:
    try:
        return await sparql(request)
    except GraphError as error:
        return await answer_error(request, error)
    except ClientDisconnect as error:
        return await answer_nobody(request, error)
