"""Names of versions in addresses: `?version=jaarplan-2020` reads the version that has this name."""

import re
from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.http.conditional import FOREVER, lifetime

_NAMED = re.compile(rb"(?<![^&])version=([a-z][a-z0-9-]*)(?![^&])")


class PinnedVersions:
    """Replaces the name of a version by its number; an answer to a name is not kept for ever."""

    def __init__(self, app: ASGIApp, pins: Callable[[], Mapping[str, int]]) -> None:
        self._app, self._pins = app, pins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        named = _NAMED.search(scope["query_string"]) if scope["type"] == "http" else None
        number = self._pins().get(named[1].decode()) if named else None
        if named is None or number is None:
            await self._app(scope, receive, send)
            return

        async def checked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if headers.get("cache-control") == FOREVER:
                    headers["cache-control"] = lifetime(by_number=False)
            await send(message)

        numbered = _NAMED.sub(b"version=%d" % number, scope["query_string"])
        await self._app({**scope, "query_string": numbered}, receive, checked)
