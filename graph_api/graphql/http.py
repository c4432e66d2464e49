"""GraphQL over HTTP.

Source: https://graphql.github.io/graphql-over-http/draft/ and the audits of npm's graphql-http: status 200 for
`application/json` once the request itself is well formed. For `application/graphql-response+json` a document that
cannot be used is 400; under `GRAPHQL_HTTP=draft` 400 when it is no GraphQL, 422 when it does not fit, and data with
errors is 294.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph_api.graphql.asking import Asking
from graph_api.graphql.cache import FactsCache
from graph_api.graphql.console import page
from graph_api.graphql.faults import formatted, is_request_error
from graph_api.graphql.languages import accepted
from graph_api.graphql.limits import check_nesting, is_mutation
from graph_api.graphql.schema import Result, execute, introspection
from graph_api.graphql.sdl import sdl
from graph_api.limits import read_body
from graph_api.service import Service
from graph_store.errors import (
    BadRequest,
    MalformedDocument,
    MethodNotAllowed,
    NotAcceptable,
    ResultTooLarge,
    UnsupportedMediaType,
)
from graph_store.formats import HTML, Format, Kind, negotiate
from graph_store.graphs import rebase
from ontology.vocabulary import Vocabulary

PLAIN = Format("json", Kind.PAGE, "application/json", ".json")
TYPED = Format("graphql", Kind.PAGE, "application/graphql-response+json", ".json")

MAX_BYTES = 50_000_000
"""Bytes in one answer."""

_FACTS = FactsCache()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for, and how the answer is to look."""

    query: str
    variables: dict[str, Any] | None
    operation: str | None
    media: Format
    languages: tuple[str, ...]
    version: int | None
    held: str | None


async def endpoint(request: Request) -> Response:
    """Answer a document sent by POST (JSON) or GET.

    Raises: BadRequest (400), NotAcceptable (406), UnsupportedMediaType (415), TooLarge (413), UnknownVersion (404),
    MethodNotAllowed (405) for a change sent by GET.
    """
    accept = request.headers.get("accept", "*/*")
    if request.method == "GET" and "query" not in request.query_params and _is_browser(accept):
        return page()
    media = _media(accept)
    service: Service = request.app.state.service
    fields = await _fields(request, service.settings.max_body_mb)
    asked = _checked(fields, request, media, service)
    return await run_in_threadpool(_answered, service, asked)


async def schema_text(request: Request) -> Response:
    """The schema definition language, under the base IRI of this deployment."""
    service: Service = request.app.state.service
    text = await run_in_threadpool(lambda: rebase(sdl(), service.settings.base))
    return _document(request, text.encode(), "text/plain; charset=utf-8")


async def schema_json(request: Request) -> Response:
    """The same schema as the answer to the introspection query."""
    body = await run_in_threadpool(lambda: orjson.dumps({"data": introspection()}))
    return _document(request, body, "application/json")


def _document(request: Request, body: bytes, media_type: str) -> Response:
    headers = {"ETag": f'"{sha256(body).hexdigest()[:32]}"', "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media_type)


def _answered(service: Service, asked: Asked) -> Response:
    settings, snapshot = service.settings, service.snapshot(asked.version)
    headers = {
        "ETag": f'"{snapshot.version}-{_fingerprint(snapshot.manifest.digest, settings, asked)}"',
        "X-Dataset-Version": str(snapshot.version),
        "Vary": "Accept, Accept-Language",
        "Cache-Control": "no-cache",
    }
    if asked.held is not None and headers["ETag"] in asked.held:
        return Response(status_code=304, headers=headers)
    asking = Asking(
        snapshot, Vocabulary.load(settings.base), _FACTS, asked.languages, service,
        time.monotonic() + settings.query_timeout_s, max_cost=settings.graphql_max_cost,
    )  # fmt: skip
    result = execute(asking, asked.query, asked.variables, asked.operation, settings.graphql_max_depth)
    status = _status(result, asked.media, settings.graphql_http)
    return Response(_body(result), status, headers, f"{asked.media.media_type}; charset=utf-8")


def _body(result: Result) -> bytes:
    answer: dict[str, Any] = {}
    if not is_request_error(result.errors, result.data):
        answer["data"] = result.data
    if result.errors:
        answer["errors"] = [formatted(error) for error in result.errors]
    if result.extensions:
        answer["extensions"] = result.extensions
    body = orjson.dumps(answer)
    if len(body) > MAX_BYTES:
        raise ResultTooLarge(f"the answer has {len(body):,} bytes, and {MAX_BYTES:,} is the limit")
    return body


def _status(result: Result, media: Format, profile: str) -> int:
    refused = is_request_error(result.errors, result.data)
    if media is PLAIN or not result.errors:
        return 200
    if profile == "audit":
        return 400 if refused else 200
    if not refused:
        return 294
    malformed = any(formatted(error)["extensions"]["code"] == MalformedDocument.code for error in result.errors)
    return 400 if malformed else 422


async def _fields(request: Request, max_mb: float) -> Mapping[str, Any]:
    if request.method == "GET":
        return _from_address(request.query_params)
    name, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.replace(" ", "").lower().removeprefix("charset=").strip('"')
    if name.strip().lower() != "application/json" or charset not in {"", "utf-8"}:
        raise UnsupportedMediaType("send the document as application/json in UTF-8")
    try:
        body = orjson.loads(await read_body(request, max_mb))
    except orjson.JSONDecodeError as fault:
        raise BadRequest(f"the body is no JSON in UTF-8: {fault}") from fault
    if not isinstance(body, dict):
        raise BadRequest("the body is no JSON object; one document a request")
    return body


def _from_address(given: Mapping[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = dict(given)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except orjson.JSONDecodeError as fault:
                raise BadRequest(f"{name} is no JSON: {fault}") from fault
    return fields


def _checked(fields: Mapping[str, Any], request: Request, media: Format, service: Service) -> Asked:
    query = fields.get("query")
    if not isinstance(query, str) or not query.strip():
        raise BadRequest("query is missing, or is no text")
    for name, kind, said in (
        ("operationName", str, "text"),
        ("variables", dict, "object"),
        ("extensions", dict, "object"),
    ):
        if fields.get(name) is not None and not isinstance(fields[name], kind):
            raise BadRequest(f"{name} is no {said}")
    check_nesting(query, fields.get("variables"))
    is_get = request.method == "GET"
    if is_get and is_mutation(query, fields.get("operationName")):
        raise HTTPException(MethodNotAllowed.status, headers={"Allow": "POST"})
    return Asked(
        query, fields.get("variables"), fields.get("operationName"), media,
        accepted(request.headers.get("accept-language"), service.settings.languages),
        _version(request), request.headers.get("if-none-match", "") if is_get else None,
    )  # fmt: skip


def _version(request: Request) -> int | None:
    version = request.query_params.get("version")
    if version is None:
        return None
    if not version.isdecimal() or len(version) > 9:
        raise BadRequest(f"version is {version[:20]!r}; it is a number")
    return int(version)


def _fingerprint(digest: str, settings: Any, asked: Asked) -> str:
    """Data, base, document, variables, operation, languages, media type: what makes the answer what it is."""
    variables = orjson.dumps(asked.variables, option=orjson.OPT_SORT_KEYS)
    parts = (digest, settings.base, asked.media.name, asked.query, asked.operation, asked.languages, variables)
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@lru_cache(maxsize=200)
def _media(accept: str) -> Format:
    return negotiate(accept, (PLAIN, TYPED))


def _is_browser(accept: str) -> bool:
    try:
        return negotiate(accept, (PLAIN, TYPED, HTML)) is HTML
    except NotAcceptable:
        return False
