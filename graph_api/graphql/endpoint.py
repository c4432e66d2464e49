"""GraphQL over HTTP.

A well-formed request for `application/json` gets status 200. For `application/graphql-response+json`, a document that
cannot be used gets 400. Under `GRAPHQL_HTTP=draft` it gets 400 if it is not GraphQL and 422 if it is not valid; data
with errors gets 294.
Source: https://graphql.github.io/graphql-over-http/draft/ and the audits of npm's graphql-http.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph_api.graphql.document_limits import check_nesting, is_mutation
from graph_api.graphql.responses import PLAIN, TYPED, DocumentRequest, at_once, in_a_thread
from graph_api.graphql.schema import introspection
from graph_api.graphql.sdl import sdl
from graph_api.http.accept_language import accepted_languages
from graph_api.http.conditional import content_tag, held_tags, unchanged
from graph_api.http.negotiation import negotiate, prefers
from graph_api.http.request_limits import read_body, while_connected
from graph_api.service import Service
from graph_api.site.console import graphql_console
from graph_api.sparql.parameters import scope_of, version_of
from graph_store.errors import BadRequest, MethodNotAllowed, NotFound, UnsupportedMediaType
from graph_store.formats import HTML, Format
from graph_store.graphs import Scope, rebase
from ontology.graph_folder import cached_per_folder

_EVERYTHING = Scope()
_READS = {"GET", "HEAD"}

LARGE_BODY = 64 * 1024
"""Size in bytes above which a thread parses the body, so that other requests do not wait."""


async def endpoint(request: Request) -> Response:
    """Answer a document sent by POST (JSON) or GET.

    Raises: BadRequest (400), NotAcceptable (406), UnsupportedMediaType (415), TooLarge (413), UnknownVersion (404),
    MethodNotAllowed (405) for a mutation sent by GET, QueueFull (503); ClientDisconnect.
    """
    accept = request.headers.get("accept", "*/*")
    plainly = request.query_params.get("format") == PLAIN.name
    if request.method in _READS and not plainly and _is_browser(accept):
        return graphql_console(request)
    media = PLAIN if plainly else _media(accept)
    service: Service = request.app.state.service
    body = b"" if request.method in _READS else await _body(request, service.settings.max_body_mb)
    if len(body) > LARGE_BODY:
        asked = await run_in_threadpool(_asked, request, body, media, service)
    else:
        asked = _asked(request, body, media, service)
    quick = at_once(service, asked)
    return quick if quick is not None else await while_connected(request, in_a_thread(service, asked))


async def schema_text(request: Request) -> Response:
    """Answer with the schema definition language, with the base IRI of this deployment. Raises: NotFound (404)."""
    service = _showing(request)
    text = await run_in_threadpool(lambda: rebase(sdl(), service.settings.base))
    return _document(request, text.encode(), "text/plain; charset=utf-8")


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


async def _body(request: Request, max_mb: float) -> bytes:
    name, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.replace(" ", "").lower().removeprefix("charset=").strip('"')
    if name.strip().lower() != "application/json" or charset not in {"", "utf-8"}:
        raise UnsupportedMediaType("send the document as application/json in UTF-8")
    return await read_body(request, max_mb)


def _fields(text: bytes) -> Mapping[str, Any]:
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise BadRequest(f"the body is not JSON in UTF-8: {fault}") from fault
    if not isinstance(body, dict):
        raise BadRequest("the body is not a JSON object; send one document per request")
    return body


def _from_address(given: Mapping[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = dict(given)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except orjson.JSONDecodeError as fault:
                raise BadRequest(f"{name} is not JSON: {fault}") from fault
    return fields


def _asked(request: Request, body: bytes, media: Format, service: Service) -> DocumentRequest:
    is_get = request.method in _READS
    fields = _from_address(request.query_params) if is_get else _fields(body)
    query = fields.get("query")
    if not isinstance(query, str) or not query.strip():
        raise BadRequest("query is missing or is not a text")
    for name, kind, said in (
        ("operationName", str, "a text"),
        ("variables", dict, "an object"),
        ("extensions", dict, "an object"),
    ):
        if fields.get(name) is not None and not isinstance(fields[name], kind):
            raise BadRequest(f"{name} is not {said}")
    check_nesting(query, fields.get("variables"))
    if is_get and is_mutation(query, fields.get("operationName")):
        raise HTTPException(MethodNotAllowed.status, headers={"Allow": "POST"})
    return DocumentRequest(
        query, fields.get("variables"), fields.get("operationName"), media,
        (*accepted_languages(request.headers.get("accept-language", "")), *service.settings.languages),
        *_chosen(request), held_tags(request) if is_get else None,
    )  # fmt: skip


def _chosen(request: Request) -> tuple[int | None, Scope]:
    """Return the version and scope in the address. Raises: BadRequest (400)."""
    if not request.scope["query_string"]:
        return None, _EVERYTHING
    pairs = request.query_params.multi_items()
    return version_of(pairs), scope_of(pairs)


@lru_cache(maxsize=200)
def _media(accept: str) -> Format:
    return negotiate(accept, (PLAIN, TYPED))


def _is_browser(accept: str) -> bool:
    return prefers(accept, HTML, PLAIN, TYPED)
