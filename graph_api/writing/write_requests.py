"""One write over HTTP, from checking its token to answering with the version it made."""

import hashlib
from dataclasses import asdict
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.auth import Token, authorised
from graph_api.http.query_parameters import switch
from graph_api.http.request_limits import while_connected
from graph_api.service import Service
from graph_api.writing.receiving import received
from graph_api.writing.task import Part, WriteTask, Written
from graph_store.errors import BadRequest, Forbidden

_LONGEST_KEY = 255


async def write(
    request: Request,
    kind: str,
    scope: str,
    *,
    graph: str = "",
    default: tuple[str, ...] = (),
    named: tuple[str, ...] = (),
    parts: list[Part],
    sha256: str,
    broker: str | None = None,
) -> Written:
    """Run the write that a request asks for, once, even if it is repeated under the same Idempotency-Key.

    If the client disconnects, the process of its write is killed; the change is then published whole or not at all.
    Raises: Unauthorized (401), Forbidden (403), ReadOnlyReplica (409), and what the write raises; ClientDisconnect.
    """
    service: Service = request.app.state.service
    token = writer(request, scope)
    force = _force(request)
    if force and "admin" not in token.scopes:
        raise Forbidden(
            "force=true needs a token with the scope admin; {id} has {scopes}.",
            id=token.id,
            scopes=", ".join(token.scopes),
        )
    settings = service.settings
    told = repr((kind, graph, default, named, force, sha256))

    def task(wait_s: float) -> dict[str, Any]:
        return asdict(WriteTask(
            kind=kind, data=str(settings.data), base=settings.base, keep=settings.keep_versions, plain=settings.plain,
            wait_s=wait_s, parts=parts, token=token.id, sha256=hashlib.sha256(told.encode()).hexdigest(), graph=graph,
            default=list(default), named=list(named), key=_key(request), force=force, broker=broker,
            if_match=_listed(request, "if-match"), if_none_match=_listed(request, "if-none-match"),
            store=settings.store.as_mapping() if settings.store else None,
        ))  # fmt: skip

    done, _ = await while_connected(request, service.writing.do(task))
    written = Written(**done)
    if written.published:
        await service.reach(written.version)
    return written


def writer(request: Request, scope: str) -> Token:
    """Return the token of a request that writes.

    Raises: ReadOnlyReplica (409) whatever the token; Unauthorized (401), Forbidden (403).
    """
    service: Service = request.app.state.service
    service.state.replica.refuse_writes()
    return authorised(request, service.tokens, scope)


def answer(written: Written, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return the result of a write as JSON, with the version also in the headers."""
    told = asdict(written)
    if written.undone_by:
        told["note"] = f"The next sync of {', '.join(written.undone_by)} undoes this."
    carried = {"X-Dataset-Version": str(written.version), "Cache-Control": "no-store", **(headers or {})}
    return Response(orjson.dumps(told), status, carried, media_type="application/json")


__all__ = ["answer", "received", "write", "writer"]


def _force(request: Request) -> bool:
    return switch("force", request.query_params.get("force", "false"))


def _listed(request: Request, name: str) -> str | None:
    """Return the values of a header that may occur several times."""
    return ", ".join(request.headers.getlist(name)) if name in request.headers else None


def _key(request: Request) -> str | None:
    """Return the Idempotency-Key. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/"""
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= _LONGEST_KEY:
        raise BadRequest("An Idempotency-Key must have between 1 and {most} characters.", most=_LONGEST_KEY)
    return key
