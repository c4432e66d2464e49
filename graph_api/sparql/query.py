"""The query operation, and what the address says of itself when nothing is asked.

Source: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

import orjson
import pyoxigraph
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_api.answers import Kept, Whole, holds, request_key
from graph_api.limits import while_connected
from graph_api.observing import observed, query_hash
from graph_api.service import Service
from graph_api.sparql.asking import client_of, response, takes_gzip
from graph_api.sparql.description import describe, for_people
from graph_api.sparql.explanation import explained
from graph_api.sparql.parameters import Asked, asked_by
from graph_store.errors import NotAcceptable
from graph_store.formats import GRAPHS, TABLES, Format, negotiate
from graph_store.sandbox.sandbox import Query
from graph_store.snapshot import Snapshot

__all__ = ["holds", "sparql"]

_CHANGES_BY_ITSELF = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(|SERVICE")
_PERHAPS = ("NOW", "RAND", "UUID", "BNODE", "SERVICE")


async def sparql(request: Request) -> Response:
    """Answer one query sent by GET or POST, or describe the service.

    Body: a table (JSON, XML, CSV, TSV) for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE.
    Raises: MalformedQuery, BadRequest (400), RemoteForbidden (403), UnknownVersion (404), NotAcceptable (406),
    TooLarge (413), UnsupportedMediaType (415), ClientBudget (429), QueryCrashed (500), RemoteFailed (502),
    QueryTimeout, QueueFull, NoVersion (503), QueryMemory, ResultTooLarge (507); ClientDisconnect.
    """
    service: Service = request.app.state.service
    stamp = service.state.stamp() if request.method == "GET" else None
    asked = await asked_by(request, service.settings.max_body_mb)
    snapshot = await service.version(asked.version)
    if asked.text is None or for_people(request, asked):
        return await describe(request, snapshot, asked)
    observed(request)["hash"] = query_hash(asked.text)
    if asked.explain:
        return JSONResponse(explained(asked.text, snapshot.graphs.base), headers={"Cache-Control": "no-store"})
    return await _answer(request, snapshot, _query(request, snapshot, asked, asked.text), stamp)


async def _answer(request: Request, snapshot: Snapshot, query: Query, stamp: object) -> Response:
    service: Service = request.app.state.service
    headers = _headers(snapshot, query)
    tag = headers.get("ETag")
    if request.method != "POST" and holds(request, tag):
        return Response(status_code=304, headers=headers)
    key = (snapshot.manifest.digest, tag) if tag else None
    if kept := key and service.answers.get(key):
        observed(request).update(rows=kept.rows, lane="kept")
        _keep_quick(request, snapshot, stamp, kept)
        return Whole(kept.headers, kept.body)
    try:
        answer = await while_connected(request, service.sandbox.run(snapshot, query))
    except NotAcceptable as error:
        raise NotAcceptable(f"{error.detail} {_listed(GRAPHS if query.graph is None else TABLES)}") from error
    sent = response(request, answer, headers)
    if tag and answer.body is not None:
        kept = Kept(tuple(sent.raw_headers), answer.body, tag, observed(request)["hash"], answer.rows)
        service.answers.put(key, kept)
        _keep_quick(request, snapshot, stamp, kept)
    return sent


def _keep_quick(request: Request, snapshot: Snapshot, stamp: object, kept: Kept) -> None:
    """Keep an answer for those who send the very same request."""
    key = request_key(request.scope)
    service: Service = request.app.state.service
    if key is not None and service.state.at_hand() is snapshot:
        service.answers.put_quick(key, stamp, kept)


def _query(request: Request, snapshot: Snapshot, asked: Asked, text: str) -> Query:
    """Whether the answer is a table or a graph, the worker finds: it gets the client's choice of each.

    Raises: NotAcceptable (406) when the client takes neither.
    """
    table, graph = _choices(request.headers.get("accept", ""), asked.format)
    return Query(
        text=text,
        scope=asked.scope,
        default=asked.default,
        named=asked.named,
        table=table,
        graph=graph,
        client=client_of(request),
        gzip=takes_gzip(request),
    )


@lru_cache(256)
def _choices(accept: str, asked: str | None) -> tuple[str | None, str | None]:
    """The media types of a table and of a graph that suit a client; few clients differ in what they take.

    Raises: NotAcceptable (406) when it takes neither.
    """
    table, graph = (_choice(accept, offered, asked) for offered in (TABLES, GRAPHS))
    if table is None and graph is None:
        negotiate(accept, (*TABLES, *GRAPHS), asked)
    return table, graph


def _choice(accept: str, offered: Sequence[Format], asked: str | None) -> str | None:
    try:
        return negotiate(accept, offered, asked).media_type
    except NotAcceptable:
        return None


def _headers(snapshot: Snapshot, query: Query) -> dict[str, str]:
    headers = {"X-Dataset-Version": str(snapshot.version), "Vary": "Accept, Accept-Encoding"}
    if _changes_by_itself(query.text.upper()):
        return headers | {"Cache-Control": "no-store"}
    scope = query.scope.include, query.scope.synthetic
    choice = query.text, scope, query.default, query.named, query.table, query.graph, pyoxigraph.__version__
    tag = sha256(orjson.dumps(choice)).hexdigest()[:32]
    encoding = "-gzip" if query.gzip else ""
    return headers | {"ETag": f'"{snapshot.version}-{tag}{encoding}"', "Cache-Control": "no-cache"}


def _changes_by_itself(text: str) -> bool:
    """Whether a second run may give another answer; text in capitals is searched for a word sooner than for a form."""
    return any(word in text for word in _PERHAPS) and _CHANGES_BY_ITSELF.search(text) is not None


def _listed(offered: Sequence[Format]) -> str:
    return "Its formats: " + ", ".join(f"{each.name} ({each.media_type})" for each in offered) + "."
