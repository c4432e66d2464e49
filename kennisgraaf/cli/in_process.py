"""Send one request to the service without a socket, and return the answer that the service would send."""

import asyncio
from collections.abc import MutableMapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.routing import BaseRoute


def app_with(routes: "Sequence[BaseRoute]") -> "Starlette":
    """Return the service with some of its routes, so that the others need not be imported."""
    from starlette.applications import Starlette

    from graph_api.http.problems import HANDLERS
    from kennisgraaf.cli.state import open_service

    app = Starlette(routes=routes, exception_handlers=HANDLERS)
    app.state.service, app.state.error_page = open_service(), None
    return app


def get_json(app: "Starlette", path: str, parameters: dict[str, str]) -> bytes:
    """Return the body of the answer to a GET request."""
    return asyncio.run(_json(app, "GET", path, parameters, b""))


def post_json(app: "Starlette", path: str, parameters: dict[str, str], body: bytes) -> bytes:
    """Return the body of the answer to a JSON text sent by POST."""
    return asyncio.run(_json(app, "POST", path, parameters, body))


async def _json(app: "Starlette", method: str, path: str, parameters: dict[str, str], body: bytes) -> bytes:
    answer = bytearray()
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> MutableMapping[str, Any]:
        if not messages:
            await asyncio.Event().wait()  # this client never disconnects
        return messages.pop()

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.body":
            answer.extend(message.get("body", b""))

    headers = [(b"host", b"localhost"), (b"content-type", b"application/json"), (b"accept", b"application/json")]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": urlencode(parameters).encode(),
        "headers": [*headers, (b"content-length", str(len(body)).encode())],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
        "state": {},
    }
    await app(scope, receive, send)
    return bytes(answer)
