"""Subscriptions over server-sent events, in a stream of their own or several in one stream.

Source: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
"""

from http import HTTPStatus
from pathlib import Path

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph_api.access_log import observed
from graph_api.graphql.document_request import EVENTS, PLAIN, DocumentRequest, document_request, parameters
from graph_api.graphql.live_query import live_answers
from graph_api.graphql.responses import body_of, failed, refused, request_errors
from graph_api.http.client_address import client_address
from graph_api.http.cors import STREAM_TOKEN
from graph_api.http.event_stream import EventStream, event
from graph_api.http.relay import relayed
from graph_api.metrics import STREAM
from graph_api.service import Service
from graph_store.errors import BadRequest, MethodNotAllowed, PersistedQueryNotFound, PersistedQueryOnly, StreamTaken


def token_of(request: Request) -> str | None:
    """Return the token of the stream that a request belongs to, from a header or the address; None if there is none."""
    return request.headers.get(STREAM_TOKEN) or parameters(request).get("token")


def own_stream(request: Request, asked: DocumentRequest) -> Response:
    """Answer a document with a stream of its own. Raises: ClientBudget (429), QueueFull (503)."""
    service: Service = request.app.state.service
    if request.method == "HEAD":
        return Response(media_type=EVENTS.media_type)
    stream = service.streams.open(client_address(request.scope))
    stream.start("", _operation(service, stream, asked, None))
    observed(request)["lane"] = STREAM
    return stream


def reserve(request: Request) -> Response:
    """Answer PUT with the token of a new stream. Raises: ClientBudget (429), QueueFull (503)."""
    service: Service = request.app.state.service
    token = service.streams.reserve(client_address(request.scope))
    return Response(token, HTTPStatus.CREATED, {"Cache-Control": "no-store"}, "text/plain; charset=utf-8")


def stop(request: Request) -> Response:
    """Answer DELETE by stopping one operation of a stream.

    Raises: BadRequest (400), NotFound (404), MethodNotAllowed (405) for a request that belongs to no stream.
    """
    service: Service = request.app.state.service
    token = token_of(request)
    if token is None:
        raise HTTPException(MethodNotAllowed.status, headers={"Allow": "GET, HEAD, POST"})
    name = request.query_params.get("operationId")
    if not name:
        raise BadRequest("operationId is missing; name the operation to stop in the address")
    service.streams.find(token).stop(name)
    return Response(status_code=HTTPStatus.OK)


async def elsewhere(request: Request, socket: Path) -> Response:
    """Return the answer of the process that a stream belongs to.

    Raises: NotFound (404) if it has ended; TooLarge (413), UnsupportedMediaType (415); ClientDisconnect.
    """
    service: Service = request.app.state.service
    if request.method == "GET":
        observed(request)["lane"] = STREAM
    return await relayed(request, socket, service.settings.max_body_mb)


async def shared_stream(request: Request, token: str) -> Response:
    """Open a reserved stream (GET), or start an operation whose answers it gets (POST).

    Raises: NotFound (404), StreamTaken (409), ClientBudget (429), and what `document_request` raises.
    """
    service: Service = request.app.state.service
    stream = service.streams.find(token)
    if request.method == "GET":
        if stream.is_open:
            raise StreamTaken("this event stream is open already, and a token opens one stream; reserve another")
        observed(request)["lane"] = STREAM
        return stream
    try:
        asked = await document_request(request, EVENTS)
    except (PersistedQueryNotFound, PersistedQueryOnly) as fault:
        return refused(fault, PLAIN)
    if not isinstance(asked.name, str) or asked.name in stream.operations:
        raise BadRequest("extensions.operationId is not a text, or an operation of this stream has it already")
    errors = await run_in_threadpool(request_errors, service, asked)
    if errors is not None:
        return errors
    service.streams.check(stream.client)
    stream.start(asked.name, _operation(service, stream, asked, asked.name))
    return Response(status_code=HTTPStatus.ACCEPTED)


async def _operation(service: Service, stream: EventStream, asked: DocumentRequest, name: str | None) -> None:
    """Send the answers to a document, then that it is complete."""
    try:
        async for answer in live_answers(service, asked):
            if not answer.is_over:
                service.streams.charge(stream, name or "", answer.cost)
            await stream.put(_next(answer.body, name))
    except Exception as fault:  # the client gets its code; an unexpected one is logged
        await stream.put(_next(body_of(failed(fault)), name))
    await stream.put(event("complete", b"" if name is None else orjson.dumps({"id": name})))
    if name is None:
        await stream.end()


def _next(body: bytes, name: str | None) -> bytes:
    return event("next", body if name is None else b'{"id":%b,"payload":%b}' % (orjson.dumps(name), body))
