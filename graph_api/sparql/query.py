"""The query operation, and what the address says of itself when nothing is asked.

Source: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

import asyncio
import re
from collections.abc import Sequence
from hashlib import sha256

import pyoxigraph
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from graph_api.limits import while_connected
from graph_api.service import Service
from graph_api.sparql.description import describe
from graph_api.sparql.parameters import Asked, asked_by
from graph_store.errors import GraphError, NotAcceptable
from graph_store.formats import GRAPHS, TABLES, Format, negotiate
from graph_store.sandbox import Answer, Query
from graph_store.snapshot import Snapshot
from ontology.terms import prefixes

_CLIENT_GONE = 499
_CHANGES_BY_ITSELF = re.compile(r"\b(NOW|RAND|UUID|STRUUID)\s*\(", re.IGNORECASE)


async def sparql(request: Request) -> Response:
    """Answer one query sent by GET or POST, or describe the service.

    Body: a table (JSON, XML, CSV, TSV) for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE.
    Raises: MalformedQuery, BadRequest (400), RemoteForbidden (403), UnknownVersion (404), NotAcceptable (406),
    TooLarge (413), UnsupportedMediaType (415), QueryCrashed (500), QueryTimeout, QueueFull, NoVersion (503),
    QueryMemory, ResultTooLarge (507).
    """
    service: Service = request.app.state.service
    asked = await asked_by(request, service.settings.max_body_mb)
    snapshot = await asyncio.to_thread(service.snapshot, asked.version)
    if asked.text is None:
        return await describe(request, snapshot, asked)
    return await _answer(request, snapshot, _query(request, snapshot, asked, asked.text))


async def _answer(request: Request, snapshot: Snapshot, query: Query) -> Response:
    service: Service = request.app.state.service
    headers = _headers(snapshot, query)
    if request.method != "POST" and holds(request, headers.get("ETag")):
        return Response(status_code=304, headers=headers)
    try:
        answer = await while_connected(request, service.sandbox.run(snapshot, query))
    except ClientDisconnect:
        return Response(status_code=_CLIENT_GONE)
    except NotAcceptable as error:
        raise NotAcceptable(f"{error.detail} {_listed(GRAPHS if query.graph is None else TABLES)}") from error
    return _response(request, answer, headers)


def holds(request: Request, tag: str | None) -> bool:
    """Whether the client has this very representation. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2"""
    held = request.headers.get("if-none-match", "").split(",")
    return tag is not None and tag in (each.strip().removeprefix("W/") for each in held)


def _query(request: Request, snapshot: Snapshot, asked: Asked, text: str) -> Query:
    """Whether the answer is a table or a graph, the worker finds: it gets the client's choice of each.

    Raises: NotAcceptable (406) when the client takes neither.
    """
    accept = request.headers.get("accept", "")
    table, graph = (_choice(accept, offered, asked.format) for offered in (TABLES, GRAPHS))
    if table is None and graph is None:
        negotiate(accept, (*TABLES, *GRAPHS), asked.format)
    return Query(
        text=text,
        scope=asked.scope,
        default=asked.default,
        named=asked.named,
        table=table,
        graph=graph,
        prefixes=prefixes(snapshot.graphs.base),
    )


def _choice(accept: str, offered: Sequence[Format], asked: str | None) -> str | None:
    try:
        return negotiate(accept, offered, asked).media_type
    except NotAcceptable:
        return None


def _headers(snapshot: Snapshot, query: Query) -> dict[str, str]:
    headers = {"X-Dataset-Version": str(snapshot.version), "Vary": "Accept"}
    if _CHANGES_BY_ITSELF.search(query.text):
        return headers | {"Cache-Control": "no-store"}
    choice = query.text, query.scope, query.default, query.named, query.table, query.graph, pyoxigraph.__version__
    tag = sha256(repr(choice).encode("utf-8", "replace")).hexdigest()[:32]
    return headers | {"ETag": f'"{snapshot.version}-{tag}"', "Cache-Control": "no-cache"}


def _response(request: Request, answer: Answer, headers: dict[str, str]) -> Response:
    content_type = next(each.content_type for each in (*TABLES, *GRAPHS) if each.media_type == answer.media_type)
    headers = {**headers, "Content-Type": content_type, "X-Content-Type-Options": "nosniff"}
    if answer.body is not None:
        return Response(answer.body, headers=headers)
    if answer.length is not None:
        headers["Content-Length"] = str(answer.length)
    if request.method == "HEAD":
        answer.close()
        return Response(headers=headers)
    return _Stream(answer, headers)


def _listed(offered: Sequence[Format]) -> str:
    return "Its formats: " + ", ".join(f"{each.name} ({each.media_type})" for each in offered) + "."


class BrokenOff(Exception):
    """An answer failed after its first bytes; the server then closes the connection without a proper end."""


class _Stream(StreamingResponse):
    """An answer too large to hold; its worker ends with the client, and the connection breaks with the worker."""

    def __init__(self, answer: Answer, headers: dict[str, str]) -> None:
        super().__init__(aiter(answer), headers=headers)
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        except GraphError as error:
            raise BrokenOff(f"{error.code}: {error.detail}") from None
        finally:
            self._answer.close()
