"""GraphQL over HTTP.

A well-formed request for `application/json` gets status 200. For `application/graphql-response+json`, a document that
cannot be used gets 400. Under `GRAPHQL_HTTP=draft` it gets 400 if it is not GraphQL and 422 if it is not valid; data
with errors gets 294.
Source: https://graphql.github.io/graphql-over-http/draft/ and the audits of npm's graphql-http.
"""

from collections.abc import Sequence
from functools import partial

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.graphql.document_request import EVENTS, PLAIN, RDF, READS, TYPED, document_request, media_of, parameters
from graph_api.graphql.document_run import in_a_thread
from graph_api.graphql.responses import answered, at_once, refused
from graph_api.graphql.schema import introspection
from graph_api.graphql.sdl import DIRECTIVES, sdl
from graph_api.graphql.subscriptions import elsewhere, own_stream, reserve, shared_stream, stop, token_of
from graph_api.http.conditional import content_tag, unchanged
from graph_api.http.negotiation import prefers
from graph_api.http.request_limits import while_connected
from graph_api.service import Service
from graph_api.site.console import graphql_console
from graph_store.errors import BadRequest, NotFound, PersistedQueryNotFound, PersistedQueryOnly
from graph_store.formats import HTML
from graph_store.graphs import rebase
from ontology.graph_folder import cached_per_folder

_STREAMS = {"PUT": reserve, "DELETE": stop}
"""The methods that prepare and stop what is sent in a stream."""


async def endpoint(request: Request) -> Response:
    """Answer a document sent by POST (JSON) or GET, or the document that the request names.

    Raises: BadRequest (400), NotAcceptable (406), UnsupportedMediaType (415), TooLarge (413), UnknownVersion (404),
    MethodNotAllowed (405) for a mutation sent by GET, QueueFull (503); ClientDisconnect. Of a request that belongs to
    a stream also: NotFound (404), StreamTaken (409), ClientBudget (429).
    """
    service: Service = request.app.state.service
    token = token_of(request) if request.method != "HEAD" else None
    if token is not None and (socket := service.streams.elsewhere(token)) is not None:
        return await elsewhere(request, socket)
    if request.method in _STREAMS:
        return _STREAMS[request.method](request)
    if token is not None:
        return await shared_stream(request, token)
    accept = request.headers.get("accept", "*/*")
    plainly = parameters(request).get("format") == PLAIN.name
    if request.method in READS and not plainly and prefers(accept, HTML, PLAIN, TYPED):
        return graphql_console(request)
    media = PLAIN if plainly else media_of(accept)
    try:
        asked = await document_request(request, media)
    except (PersistedQueryNotFound, PersistedQueryOnly) as fault:
        if media in RDF:
            raise
        return refused(fault, media)
    if asked.media is EVENTS:
        return own_stream(request, asked)
    quick = at_once(service, asked)
    return quick if quick is not None else await while_connected(request, in_a_thread(service, asked, answered))


async def schema_text(request: Request) -> Response:
    """Answer with the schema definition language, with the base IRI of this deployment.

    `?directives=all` adds the cost directives, `?descriptions=none` leaves descriptions out.

    Raises: NotFound (404) if the schema is not shown, BadRequest (400) for another choice.
    """
    service = _showing(request)
    directives = _choice(request, "directives", DIRECTIVES)
    descriptions = _choice(request, "descriptions", ("all", "none")) == "all"
    written = partial(sdl, directives=directives, descriptions=descriptions)
    text = await run_in_threadpool(lambda: rebase(written(), service.settings.base))
    return _document(request, text.encode(), "text/plain; charset=utf-8")


def _choice(request: Request, name: str, choices: Sequence[str]) -> str:
    """Return the choice in the address; without one, the first. Raises: BadRequest (400)."""
    given = request.query_params.get(name, choices[0])
    if given not in choices:
        raise BadRequest(
            "{name}={given!r} is not accepted: write {choices}", name=name, given=given, choices=" or ".join(choices)
        )
    return given


async def schema_json(request: Request) -> Response:
    """Answer with the result of the introspection query. Raises: NotFound (404)."""
    _showing(request)
    return _document(request, await run_in_threadpool(_introspected), "application/json")


@cached_per_folder
def _introspected() -> bytes:
    """Return the answer to the introspection query; it takes several megabytes."""
    return orjson.dumps({"data": introspection()})


def _showing(request: Request) -> Service:
    service: Service = request.app.state.service
    if not service.settings.graphql_introspection:
        raise NotFound("this service does not show its schema: introspection is off")
    return service


def _document(request: Request, body: bytes, media_type: str) -> Response:
    headers = {"ETag": content_tag(body), "Cache-Control": "no-cache"}
    return unchanged(request, headers) or Response(body, 200, headers, media_type)
