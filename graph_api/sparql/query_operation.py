"""The query operation, and the description of the service when no query is given.

Source: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph_api.access_log import observed, query_hash
from graph_api.hints.hint import Hint, hint_language
from graph_api.hints.query_hints import query_hints
from graph_api.http.conditional import unchanged
from graph_api.http.request_limits import while_connected
from graph_api.response_cache import Cached
from graph_api.service import Service
from graph_api.sparql.empty_answers import hinted, hints_of, may_be_empty
from graph_api.sparql.explanation import explained, told_hints
from graph_api.sparql.parameters import QueryParameters, query_parameters
from graph_api.sparql.query_request import QueryRequest, accepted, query_request
from graph_api.sparql.responses import client_of, response
from graph_api.sparql.service_description import describe, for_people
from graph_store.snapshot import Snapshot


async def sparql(request: Request) -> Response:
    """Answer one query sent by GET or POST, or describe the service.

    Body: a table (JSON, XML, CSV, TSV) for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE.
    Raises: MalformedQuery, BadRequest (400), RemoteForbidden (403), UnknownVersion (404), NotAcceptable (406),
    TooLarge (413), UnsupportedMediaType (415), ClientBudget (429), QueryCrashed (500), RemoteFailed (502),
    QueryTimeout, QueueFull, NoVersion (503), QueryMemory, ResultTooLarge (507); ClientDisconnect.
    """
    service: Service = request.app.state.service
    parameters = await query_parameters(request, service.settings.max_body_mb)
    snapshot = await service.version(*parameters.moment)
    accept, encoding = (request.headers.get(name, "") for name in ("accept", "accept-encoding"))
    if parameters.text is None or for_people(request.method, accept, parameters):
        return await describe(request, snapshot, parameters)
    observed(request)["hash"] = query_hash(parameters.text)
    if parameters.explain:
        told = await asyncio.to_thread(_explained, request, parameters, parameters.text, snapshot)
        return JSONResponse(told, headers={"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"})
    wanted = query_request(
        snapshot, parameters, parameters.text, accepted(accept, encoding, parameters.format), client_of(request)
    )
    return _known(request, wanted) or await _ask(request, wanted)


def _known(request: Request, wanted: QueryRequest) -> Response | None:
    """Return 304 if the client has the answer, else the cached answer if there is one."""
    if request.method != "POST" and wanted.tag is not None:
        same = unchanged(request, wanted.headers)
        if same is not None:
            return same
    cached: Cached | None = request.app.state.service.answers.get(wanted.key) if wanted.key else None
    if cached is None:
        return None
    observed(request).update(rows=cached.rows, lane="kept")
    response = cached.response()
    return hinted(request, response, cached.hints) if cached.hints else response


async def _ask(request: Request, wanted: QueryRequest) -> Response:
    """Return the response for a worker's answer, and cache it for the same request if it is complete."""
    service: Service = request.app.state.service
    answer = await while_connected(request, service.workers.run(wanted.snapshot, wanted.query))
    sent = response(request.scope, answer, wanted.headers)
    hints: tuple[Hint, ...] = ()
    if may_be_empty(answer, wanted.query.text) and not service.settings.plain:
        hints = await asyncio.to_thread(hints_of, wanted, answer)
    if wanted.key and answer.body is not None:
        cached = Cached(tuple(sent.raw_headers), answer.body, answer.rows, hints)
        service.answers.put(wanted.key, cached, len(answer.body))
    return hinted(request, sent, hints) if hints else sent


def _explained(request: Request, parameters: QueryParameters, text: str, snapshot: Snapshot) -> dict[str, Any]:
    """Return the description of a query, with the reasons for which its answer would have no rows."""
    told = explained(text, snapshot.graphs.base)
    language = hint_language(request.headers.get("accept-language", ""))
    is_plain = request.app.state.service.settings.plain
    chosen = parameters.scope, parameters.default, parameters.named
    return told | {"hints": [] if is_plain else told_hints(query_hints(text, snapshot, *chosen), text, language)}
