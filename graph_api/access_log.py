"""The access log: every request is counted and logged in one line with its query, duration and status."""

import asyncio
import hashlib
from time import perf_counter
from typing import Any

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.metrics import Metrics

ACCESS, SLOW = "kennisgraaf.access", "kennisgraaf.slow"
_KEY = "kennisgraaf"
_NO_ANSWER = 499
"""The status of a request whose client left before the answer began."""


def observed(request: Request) -> dict[str, Any]:
    """Return the log values of a request, to add to: `hash` of the query, `rows`, `lane`, `code` of an error."""
    return observed_in(request.scope)


def observed_in(scope: Scope) -> dict[str, Any]:
    """Return the same for callers that only have the scope."""
    found: dict[str, Any] = scope.setdefault(_KEY, {})
    return found


def query_hash(text: str) -> str:
    """Return the name of a query in the log: the same text gives the same name, which does not reveal the text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


class AccessLog:
    """Records every request in the counters and in a line of the log."""

    def __init__(self, metrics: Metrics, *, access: bool, slow_s: float) -> None:
        self._metrics, self._slow_s = metrics, slow_s
        self._access = structlog.get_logger(ACCESS) if access else None
        self._slow = structlog.get_logger(SLOW)

    def tell(self, scope: Scope, seen: dict[str, Any], seconds: float) -> None:
        """Count the request now; write its line after the answer has been sent."""
        self._metrics.count(_area(scope["path"]), seen, seconds)
        is_slow = "hash" in seen and seconds >= self._slow_s
        if is_slow or self._access is not None:
            asyncio.get_running_loop().call_soon(self._write, scope, seen, seconds, is_slow)

    def _write(self, scope: Scope, seen: dict[str, Any], seconds: float, is_slow: bool) -> None:
        told = {
            name: seen[name]
            for name in ("status", "bytes", "hash", "rows", "lane", "code")
            if seen.get(name) is not None
        }
        client = scope.get("client")
        told |= {
            "method": scope["method"],
            "path": scope["path"],
            "ms": round(seconds * 1000, 2),
            "client": client[0] if client else "",
        }
        if is_slow:
            self._slow.warning("slow", **told)
        if self._access is not None:
            self._access.info("request", **told)


class LoggedRequests:
    """The outermost layer of the application: it observes every request."""

    def __init__(self, app: ASGIApp, access_log: AccessLog) -> None:
        self._app, self._access_log = app, access_log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and record its outcome."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = observed_in(scope)
        seen.update(status=_NO_ANSWER, bytes=0)

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            elif message["type"] == "http.response.body":
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        began = perf_counter()
        try:
            await self._app(scope, receive, watched)
        except asyncio.CancelledError:
            seen["code"] = "CLIENT_GONE"
            raise
        except Exception:
            if seen["status"] == _NO_ANSWER:
                seen["status"] = 500  # the layer around all others answers with it
            raise
        finally:
            self._access_log.tell(scope, seen, perf_counter() - began)


def _area(path: str) -> str:
    """Return the first part of a path, as a label with few distinct values."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return f"/{first}" if first in _AREAS else "/" if not first else "/…"


_AREAS = frozenset(
    [
        *("sparql", "update", "store", "graphql", "id", "doc", "ns", "row", "source", "graph", "explain", "healthz"),
        *("readyz", "metrics", "search", "map", "questions", "syncs", "quarantine", "versions", "status", "docs"),
        *("reuse", "query", "catalog", "dump", "static", "check", "upload", "inventories", ".well-known"),
        "replication",
    ]
)
