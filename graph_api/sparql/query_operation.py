"""The query operation, and the description of the service when no query is given.

Source: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from graph_api.answers import Kept, Whole, is_held, request_key
from graph_api.limits import while_connected
from graph_api.observing import observed, observed_in, query_hash
from graph_api.service import Service
from graph_api.sparql.explanation import explained
from graph_api.sparql.parameters import asked_by
from graph_api.sparql.query_request import Question, question, wishes
from graph_api.sparql.responses import client_of, response
from graph_api.sparql.service_description import describe, for_people
from graph_store.workers.query_workers import Answer, PendingQuery

BEGUN = "kennisgraaf.begun"
"""The key in a request's scope for the question and the asking that the fast path has started."""


async def sparql(request: Request) -> Response:
    """Answer one query sent by GET or POST, or describe the service.

    Body: a table (JSON, XML, CSV, TSV) for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE.
    Raises: MalformedQuery, BadRequest (400), RemoteForbidden (403), UnknownVersion (404), NotAcceptable (406),
    TooLarge (413), UnsupportedMediaType (415), ClientBudget (429), QueryCrashed (500), RemoteFailed (502),
    QueryTimeout, QueueFull, NoVersion (503), QueryMemory, ResultTooLarge (507); ClientDisconnect.
    """
    if BEGUN in request.scope:
        return await _ask(request, *request.scope[BEGUN])
    service: Service = request.app.state.service
    asked = await asked_by(request, service.settings.max_body_mb)
    snapshot = await service.version(asked.version)
    accept, encoding = (request.headers.get(name, "") for name in ("accept", "accept-encoding"))
    if asked.text is None or for_people(request.method, accept, asked):
        return await describe(request, snapshot, asked)
    observed(request)["hash"] = query_hash(asked.text)
    if asked.explain:
        told = await asyncio.to_thread(explained, asked.text, snapshot.graphs.base)
        return JSONResponse(told, headers={"Cache-Control": "no-store"})
    put = question(snapshot, asked, asked.text, wishes(accept, encoding, asked.format), client_of(request))
    held = request.headers.get("if-none-match", "")
    return known(request.scope, service, put, held) or await _ask(request, put)


def known(scope: Scope, service: Service, put: Question, held: str) -> Response | None:
    """Return the cached answer, or 304 if the client has it: `held` are the tags of the answers that it has."""
    if scope["method"] != "POST" and put.tag is not None and is_held(held, put.tag):
        return Whole(put.headers, b"", is_held=True)
    kept = service.answers.get(put.key) if put.key else None
    if kept is None:
        return None
    observed_in(scope).update(rows=kept.rows, lane="kept")
    _keep_quick(scope, service, put, kept)
    return Whole(kept.headers, kept.body)


def answered(scope: Scope, service: Service, put: Question, answer: Answer) -> Response:
    """Return the response for a worker's answer, and cache it for the same question if it is complete."""
    sent = response(scope, answer, put.headers)
    if put.tag and answer.body is not None:
        kept = Kept(tuple(sent.raw_headers), answer.body, put.tag, observed_in(scope)["hash"], answer.rows)
        service.answers.put(put.key, kept)
        _keep_quick(scope, service, put, kept)
    return sent


async def _ask(request: Request, put: Question, begun: PendingQuery | None = None) -> Response:
    service: Service = request.app.state.service
    asking = begun.answer() if begun is not None else service.workers.run(put.snapshot, put.query)
    return answered(request.scope, service, put, await while_connected(request, asking))


def _keep_quick(scope: Scope, service: Service, put: Question, kept: Kept) -> None:
    """Cache an answer for the very same request."""
    key = request_key(scope)
    if key is not None and service.serving.at_hand() is put.snapshot:
        service.answers.put_quick(key, put.snapshot.key, kept)
