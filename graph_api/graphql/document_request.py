"""One GraphQL request: which document, with which variables, in which format, over which facts.

Source: https://graphql.github.io/graphql-over-http/draft/#sec-Request
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from graphql import OperationType
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from graph_api.graphql.document_limits import check_nesting, operation_type
from graph_api.graphql.persisted_documents import folder_documents
from graph_api.hints.hint import hint_language
from graph_api.http.accept_language import accepted_languages
from graph_api.http.conditional import held_tags
from graph_api.http.event_stream import MEDIA_TYPE
from graph_api.http.negotiation import negotiate
from graph_api.http.query_parameters import moment_of, scope_of, switch
from graph_api.http.request_limits import read_body
from graph_api.moments import NOW, Moment
from graph_api.service import Service, ServiceSettings
from graph_store.errors import BadRequest, MethodNotAllowed, UnsupportedMediaType
from graph_store.formats import JSONLD, TURTLE, Format, Kind
from graph_store.graphs import Scope

PLAIN = Format("json", Kind.PAGE, "application/json", ".json")
TYPED = Format("graphql", Kind.PAGE, "application/graphql-response+json", ".json")
EVENTS = Format("events", Kind.PAGE, MEDIA_TYPE, "")
RDF = (JSONLD, TURTLE)

READS = {"GET", "HEAD"}
"""The methods that send a document in the address."""

LARGE_BODY = 64 * 1024
"""Size in bytes above which a thread parses the body, so that other requests do not wait."""

_EVERYTHING = Scope()
_NO_PARAMETERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """A request: the document, its variables, and the format, languages, moment and facts of the answer.

    `held` are the tags that the client holds, None if it does not ask for a tag. `fixed` says that the same request
    always has the same document. `name` is the name under which a client follows the answers in a stream with others.
    With `explain`, the answer has the plan, cost and SPARQL of each root field.
    """

    query: str
    variables: dict[str, Any] | None
    operation: str | None
    media: Format
    languages: tuple[str, ...]
    moment: Moment
    scope: Scope
    held: str | None
    fixed: bool = True
    hint_language: str = "en"
    name: str | None = None
    is_live: bool = False
    explain: bool = False

    @property
    def lasts(self) -> bool:
        """Return whether the same request always has the same answer."""
        return self.moment.lasts and self.fixed


@lru_cache(maxsize=200)
def media_of(accept: str) -> Format:
    """Return the format of the answer to a query. Raises: NotAcceptable (406)."""
    return negotiate(accept, (PLAIN, TYPED, EVENTS, *RDF))


async def document_request(request: Request, media: Format) -> DocumentRequest:
    """Read a document sent by POST (JSON) or GET, or the document that it names.

    Raises: BadRequest (400), UnsupportedMediaType (415), TooLarge (413), PersistedQueryNotFound (404),
    PersistedQueryOnly (403), MethodNotAllowed (405) for a mutation sent by GET; ClientDisconnect.
    """
    service: Service = request.app.state.service
    body = b"" if request.method in READS else await _body(request, service.settings.max_body_mb)
    if len(body) > LARGE_BODY:
        return await run_in_threadpool(_asked, request, body, media, service.settings)
    return _asked(request, body, media, service.settings)


async def _body(request: Request, max_mb: float) -> bytes:
    name, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.replace(" ", "").lower().removeprefix("charset=").strip('"')
    if name.strip().lower() != "application/json" or charset not in {"", "utf-8"}:
        raise UnsupportedMediaType("send the document as application/json in UTF-8")
    return await read_body(request, max_mb)


def _asked(request: Request, body: bytes, media: Format, settings: ServiceSettings) -> DocumentRequest:
    is_get = request.method in READS
    fields = _checked(_from_address(request.query_params) if is_get else _posted(request, body))
    operation, variables = fields.get("operationName") or None, fields.get("variables")
    documents = folder_documents()
    query = documents.text_of(fields, only=settings.graphql_persisted_only)
    check_nesting(query, variables)
    kind = operation_type(query, operation)
    if is_get and kind is OperationType.MUTATION:
        raise HTTPException(MethodNotAllowed.status, headers={"Allow": "POST"})
    is_live = kind is OperationType.SUBSCRIPTION
    if is_live and media is not EVENTS:
        media = negotiate(request.headers.get("accept", ""), (EVENTS,))
    accept_language = request.headers.get("accept-language", "")
    languages = (*accepted_languages(accept_language), *settings.languages)
    return DocumentRequest(
        query, variables, operation, media, languages, *_chosen(request), held_tags(request) if is_get else None,
        fields.get("documentId") not in documents.names, hint_language(accept_language),
        (fields.get("extensions") or {}).get("operationId"), is_live,
        switch("explain", parameters(request).get("explain", "false")),
    )  # fmt: skip


def _posted(request: Request, text: bytes) -> dict[str, Any]:
    """Return the fields of the body; the id of a document may also be in the address."""
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise BadRequest("the body is not JSON in UTF-8: {fault}", fault=fault) from fault
    if not isinstance(body, dict):
        raise BadRequest("the body is not a JSON object; send one document per request")
    given = parameters(request)
    return {"documentId": given["documentId"], **body} if "documentId" in given else body


def parameters(request: Request) -> Mapping[str, str]:
    """Return the parameters in the address; most requests have none, and are not searched for them."""
    return request.query_params if request.scope["query_string"] else _NO_PARAMETERS


def _from_address(given: Mapping[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = dict(given)
    for name in ("variables", "extensions"):
        if name in fields:
            try:
                fields[name] = orjson.loads(fields[name])
            except orjson.JSONDecodeError as fault:
                raise BadRequest("{name} is not JSON: {fault}", name=name, fault=fault) from fault
    return fields


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    for name, kind, said in (
        ("operationName", str, "a text"),
        ("variables", dict, "an object"),
        ("extensions", dict, "an object"),
    ):
        if fields.get(name) is not None and not isinstance(fields[name], kind):
            raise BadRequest("{name} is not {said}", name=name, said=said)
    return fields


def _chosen(request: Request) -> tuple[Moment, Scope]:
    """Return the moment and scope in the address. Raises: BadRequest (400)."""
    if not request.scope["query_string"]:
        return NOW, _EVERYTHING
    pairs = request.query_params.multi_items()
    return moment_of(pairs), scope_of(pairs)
