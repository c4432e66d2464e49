"""Turn a GraphQL request into the HTTP response."""

import asyncio
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version as release_of
from typing import Any

import orjson
from graphql import ExecutionResult, GraphQLError
from starlette.responses import Response

from graph_api.graphql.document_cache import DocumentLimits, Prepared
from graph_api.graphql.document_request import PLAIN, DocumentRequest
from graph_api.graphql.error_codes import formatted, is_request_error
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import MAX_BYTES, RequestContext
from graph_api.graphql.root_versions import Versions, numbers
from graph_api.graphql.scheduler import MOST_HEAVY, Scheduler, Slot
from graph_api.graphql.schema import documents, run, versions_of
from graph_api.http.conditional import is_held, lifetime
from graph_api.service import Service, ServiceSettings
from graph_store.errors import GraphError, MalformedDocument, QueryTimeout, QueryTooComplex, QueueFull, ResultTooLarge
from graph_store.formats import Format
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary

AT_ONCE_S = 0.02
"""Time limit of an answer that is computed without a thread."""

MOST_ASKED = 256
"""Limit of the documents that run in threads or wait for a thread."""

_SINCE = re.compile(r"\bsince")
"""A document with the version that brought a fact; the answer also depends on the versions that are kept."""

_FACTS = FactsCache()
_SCHEDULER, _RUNNING = Scheduler(), set[Slot]()
_THREADS = ThreadPoolExecutor(MOST_HEAVY + 16, "graphql")
_RELEASE = release_of("kennisgraaf")


def at_once(service: Service, request: DocumentRequest) -> Response | None:
    """Return the answer without using a thread, which would cost more than a fast document does.

    Return None for a document that has not been answered quickly before, or that takes too long now: a thread then
    starts it again.
    """
    prepared = documents(_limits(service)).known(request.query)
    snapshot = service.current.at_hand() if request.version is None else None
    if prepared is None or snapshot is None or not prepared.is_quick(snapshot.key) or not _FACTS.holds(snapshot):
        return None
    versions = versions_of(prepared, request.variables, request.operation)
    if numbers(versions) != {None}:
        return None
    try:
        return _over(service, request, prepared, versions, snapshot, time.monotonic() + AT_ONCE_S)
    except QueryTimeout:
        return None


async def in_a_thread(service: Service, request: DocumentRequest) -> Response:
    """Return the answer from a thread, which stops soon after the deadline or after the client has left.

    Raises: NoVersion, QueueFull (503), UnknownVersion (404), Damaged (500), ResultTooLarge (507).
    """
    if len(_RUNNING) >= MOST_ASKED:
        raise QueueFull(f"{len(_RUNNING)} documents are waiting; try again in a moment.")
    slot = Slot(_SCHEDULER, time.monotonic() + service.settings.query_timeout_s)
    work = asyncio.get_running_loop().run_in_executor(_THREADS, answered, service, request, slot)
    _RUNNING.add(slot)
    work.add_done_callback(lambda _: _RUNNING.discard(slot))
    try:
        return await work
    finally:
        slot.abandon()


def answered(service: Service, request: DocumentRequest, slot: Slot) -> Response:
    """Return the answer, computed until the deadline of its slot at the latest.

    Raises: NoVersion (503), UnknownVersion (404), Damaged (500), ResultTooLarge (507).
    """
    try:
        with slot:
            prepared, snapshot = documents(_limits(service)).get(request.query), service.snapshot(request.version)
            versions = versions_of(prepared, request.variables, request.operation)
            return _over(service, request, prepared, versions, snapshot, slot.deadline, slot)
    except QueryTimeout as fault:  # before the document began
        late = ExecutionResult(None, [GraphQLError(fault.detail, original_error=fault)])
        return _sent(late, request, service.settings, {"Cache-Control": "no-store"})


def refused(fault: GraphError, media: Format) -> Response:
    """Return the answer to a request whose document is not known or not allowed."""
    status = 200 if media is PLAIN else fault.status
    body = _body(ExecutionResult(None, [GraphQLError(fault.detail, original_error=fault)]))
    return Response(body, status, {"Cache-Control": "no-store"}, f"{media.media_type}; charset=utf-8")


def _over(
    service: Service,
    request: DocumentRequest,
    prepared: Prepared,
    versions: Versions,
    snapshot: Snapshot,
    deadline: float,
    slot: Slot | None = None,
) -> Response:
    """Return the answer over one version of the data, or over those that the document names.

    An answer with errors has no ETag and is not cached, because time, load or a limit may have caused the errors.
    Raises: QueryTimeout (503) if a thread would have more time for it.
    """
    settings = service.settings
    context = RequestContext(
        snapshot, Vocabulary.load(settings.base), _FACTS, request.languages, service,
        deadline, slot, request.scope, request.hint_language, max_cost=settings.graphql_max_cost,
    )  # fmt: skip
    named = numbers(versions)
    read = _read(context, named)
    headers = {"X-Dataset-Version": ", ".join(str(each.version) for each in read), "Vary": "Accept, Accept-Language"}
    kept = service.state.versions() if _SINCE.search(request.query) else []
    tag = f'"{"-".join(str(each.version) for each in read)}-{_fingerprint(read, kept, settings, request)}"'
    by_number = request.lasts or (request.fixed and None not in named)
    lasting = headers | {"ETag": tag, "Cache-Control": lifetime(by_number=by_number)}
    if request.held is not None and is_held(request.held, tag):
        return Response(status_code=304, headers=lasting)
    begun = time.thread_time()
    result = run(context, prepared, versions, request.variables, request.operation, _limits(service))
    prepared.took(snapshot.key, time.thread_time() - begun)
    if slot is None and _is_late(result):
        raise QueryTimeout("the document needs more time than an answer without a thread may take")
    return _sent(result, request, settings, headers | {"Cache-Control": "no-store"} if result.errors else lasting)


def _read(context: RequestContext, named: frozenset[int | None]) -> list[Snapshot]:
    """Return the versions that the document reads, oldest first, without those that cannot be read."""
    try:
        found = {each.version: each for number in named if (each := context.readable(number)) is not None}
    except QueryTooComplex:
        found = {}
    return [found[number] for number in sorted(found)] or [context.snapshot]


def _sent(
    result: ExecutionResult, request: DocumentRequest, settings: ServiceSettings, headers: dict[str, str]
) -> Response:
    status = _status(result, request.media, settings.graphql_http)
    return Response(_body(result), status, headers, f"{request.media.media_type}; charset=utf-8")


def _is_late(result: ExecutionResult) -> bool:
    return any(isinstance(error.original_error, QueryTimeout) for error in result.errors or ())


def _limits(service: Service) -> DocumentLimits:
    return DocumentLimits(service.settings.graphql_max_depth, service.settings.graphql_introspection)


def _body(result: ExecutionResult) -> bytes:
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


def _status(result: ExecutionResult, media: Format, profile: str) -> int:
    refused = is_request_error(result.errors, result.data)
    if media is PLAIN or not result.errors:
        return 200
    if profile == "audit":
        return 400 if refused else 200
    if not refused:
        return 294
    malformed = any(formatted(error)["extensions"]["code"] == MalformedDocument.code for error in result.errors)
    return 400 if malformed else 422


def _fingerprint(
    read: Sequence[Snapshot], kept: Sequence[int], settings: ServiceSettings, request: DocumentRequest
) -> str:
    """Return a digest of everything the answer depends on, such as the release, data, document and format."""
    variables = orjson.dumps(request.variables, option=orjson.OPT_SORT_KEYS)
    parts = (
        _RELEASE,
        [each.manifest.digest for each in read],
        kept,
        settings.base,
        request.media.name,
        request.query,
        request.operation,
        request.languages,
        request.hint_language,
        request.scope,
        variables,
    )
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
