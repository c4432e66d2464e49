"""GraphQL over HTTP.

Source: https://graphql.github.io/graphql-over-http/draft/ and the audits of npm's graphql-http: status 200 for
`application/json` once the request itself is well formed; 400 with `application/graphql-response+json` for a document
that cannot be used.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.graphql.asking import Asking
from graph_api.graphql.facts import FactsCache
from graph_api.graphql.faults import formatted, is_request_error
from graph_api.graphql.schema import execute, sdl
from graph_api.limits import read_body
from graph_api.plain_page import HEADERS as PAGE_HEADERS
from graph_api.plain_page import plain_page
from graph_api.service import Service
from graph_store.errors import BadRequest, NotAcceptable, UnsupportedMediaType
from graph_store.formats import HTML, Format, Kind, negotiate
from graph_store.graphs import rebase
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary

PLAIN = Format("json", Kind.PAGE, "application/json", ".json")
TYPED = Format("graphql", Kind.PAGE, "application/graphql-response+json", ".json")

_FACTS = FactsCache()

PAGE = """<p>This is the GraphQL endpoint: send a document by POST as <code>application/json</code>, or by GET as
<code>?query=</code>.</p>
<pre><code>{ municipality(id: "mun:gent") { label hosts { label partOf { label } } } }</code></pre>
<ul><li><a href="/graphql/schema.graphql">The schema</a></li>
<li><a href="/graphql?query=%7B%20dataset%20%7B%20version%20quads%20%7D%20%7D">A first question</a></li>
<li><a href="/docs/graphql">How to ask</a></li></ul>"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for."""

    query: str
    variables: dict[str, Any] | None = None
    operation: str | None = None


async def endpoint(request: Request) -> Response:
    """Answer a document sent by POST (JSON) or GET.

    Raises: BadRequest (400), NotAcceptable (406), UnsupportedMediaType (415), TooLarge (413), UnknownVersion (404).
    """
    accept = request.headers.get("accept", "*/*")
    if request.method == "GET" and "query" not in request.query_params and _is_browser(accept):
        return Response(plain_page("GraphQL", PAGE), headers=PAGE_HEADERS)
    media = negotiate(accept, (PLAIN, TYPED))
    service: Service = request.app.state.service
    asked = await _asked(request, service.settings.max_body_mb)
    snapshot = await run_in_threadpool(service.snapshot, _version(request))
    headers = _headers(asked, media, snapshot, service)
    if request.method == "GET" and headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    status, body = await run_in_threadpool(_answer, service, snapshot, asked, media)
    return Response(body, status, headers, f"{media.media_type}; charset=utf-8")


async def schema_text(request: Request) -> Response:
    """The schema definition language, under the base IRI of this deployment."""
    service: Service = request.app.state.service
    text = await run_in_threadpool(lambda: rebase(sdl(), service.settings.base))
    headers = {"ETag": f'"{sha256(text.encode()).hexdigest()[:32]}"', "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(text, 200, headers, "text/plain; charset=utf-8")


def _answer(service: Service, snapshot: Snapshot, asked: Asked, media: Format) -> tuple[int, bytes]:
    settings = service.settings
    asking = Asking(
        snapshot, Vocabulary.load(settings.base), _FACTS, settings.languages, service,
        time.monotonic() + settings.query_timeout_s,
    )  # fmt: skip
    result = execute(asking, asked.query, asked.variables, asked.operation, settings.graphql_max_depth)
    answer: dict[str, Any] = {}
    refused = is_request_error(result.errors, result.data)
    if not refused:
        answer["data"] = result.data
    if result.errors:
        answer["errors"] = [formatted(error) for error in result.errors]
    if result.extensions:
        answer["extensions"] = result.extensions
    return (400 if refused and media is TYPED else 200), orjson.dumps(answer)


async def _asked(request: Request, max_mb: float) -> Asked:
    if request.method == "GET":
        return _checked(_from_address(request.query_params))
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
    return _checked(body)


def _from_address(given: Mapping[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = dict(given)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except orjson.JSONDecodeError as fault:
                raise BadRequest(f"{name} is no JSON: {fault}") from fault
    return fields


def _checked(fields: Mapping[str, Any]) -> Asked:
    if not isinstance(fields.get("query"), str) or not fields["query"].strip():
        raise BadRequest("query is missing, or is no text")
    for name, kind, said in (
        ("operationName", str, "text"),
        ("variables", dict, "object"),
        ("extensions", dict, "object"),
    ):
        if fields.get(name) is not None and not isinstance(fields[name], kind):
            raise BadRequest(f"{name} is no {said}")
    return Asked(fields["query"], fields.get("variables"), fields.get("operationName"))


def _version(request: Request) -> int | None:
    version = request.query_params.get("version")
    if version is None:
        return None
    if not version.isdecimal():
        raise BadRequest(f"version is {version!r}; it is a number")
    return int(version)


def _headers(asked: Asked, media: Format, snapshot: Snapshot, service: Service) -> dict[str, str]:
    parts = [
        snapshot.manifest.digest, media.name, asked.query, json.dumps(asked.variables, sort_keys=True),
        asked.operation, service.settings.languages, service.settings.base,
    ]  # fmt: skip
    tag = sha256(json.dumps(parts).encode()).hexdigest()[:32]
    return {
        "ETag": f'"{snapshot.version}-{tag}"',
        "X-Dataset-Version": str(snapshot.version),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
    }


def _is_browser(accept: str) -> bool:
    try:
        return negotiate(accept, (PLAIN, TYPED, HTML)) is HTML
    except NotAcceptable:
        return False
