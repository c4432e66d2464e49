"""Turn a GraphQL request into the HTTP response."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version as release_of
from typing import Any

import orjson
from graphql import ExecutionResult, GraphQLError
from starlette.responses import Response

from graph_api.answers import is_held, lifetime
from graph_api.graphql.asking import MAX_BYTES, Asking
from graph_api.graphql.cache import FactsCache
from graph_api.graphql.documents import Prepared, Terms
from graph_api.graphql.faults import formatted, is_request_error
from graph_api.graphql.lanes import MOST_HEAVY, Lanes, Turn
from graph_api.graphql.schema import documents, run
from graph_api.service import Service, ServiceSettings
from graph_store.errors import MalformedDocument, QueryTimeout, QueueFull, ResultTooLarge
from graph_store.formats import Format, Kind
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary

PLAIN = Format("json", Kind.PAGE, "application/json", ".json")
TYPED = Format("graphql", Kind.PAGE, "application/graphql-response+json", ".json")

AT_ONCE_S = 0.02
"""Time limit of an answer that is computed without a thread."""

MOST_ASKED = 256
"""Limit of the documents that run in threads or wait for a thread."""

_FACTS = FactsCache()
_LANES, _TURNS = Lanes(), set[Turn]()
_THREADS = ThreadPoolExecutor(MOST_HEAVY + 16, "graphql")
_RELEASE = release_of("kennisgraaf")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the document, its variables, and the format, languages, version and facts of the answer."""

    query: str
    variables: dict[str, Any] | None
    operation: str | None
    media: Format
    languages: tuple[str, ...]
    version: int | None
    scope: Scope
    held: str | None


def at_once(service: Service, asked: Asked) -> Response | None:
    """Return the answer without using a thread, which would cost more than a fast document does.

    Return None for a document that has not been answered quickly before, or that takes too long now: a thread then
    starts it again.
    """
    prepared = documents(_terms(service)).known(asked.query)
    snapshot = service.serving.at_hand() if asked.version is None else None
    if prepared is None or snapshot is None or not prepared.is_quick(snapshot.key) or not _FACTS.holds(snapshot):
        return None
    try:
        return _over(service, asked, prepared, snapshot, time.monotonic() + AT_ONCE_S)
    except QueryTimeout:
        return None


async def in_a_thread(service: Service, asked: Asked) -> Response:
    """Return the answer from a thread, which stops soon after the deadline or after the client has left.

    Raises: NoVersion, QueueFull (503), UnknownVersion (404), Damaged (500), ResultTooLarge (507).
    """
    if len(_TURNS) >= MOST_ASKED:
        raise QueueFull(f"{len(_TURNS)} documents are waiting; try again in a moment.")
    turn = Turn(_LANES, time.monotonic() + service.settings.query_timeout_s)
    work = asyncio.get_running_loop().run_in_executor(_THREADS, answered, service, asked, turn)
    _TURNS.add(turn)
    work.add_done_callback(lambda _: _TURNS.discard(turn))
    try:
        return await work
    finally:
        turn.abandon()


def answered(service: Service, asked: Asked, turn: Turn) -> Response:
    """Return the answer, computed until the deadline of its turn at the latest.

    Raises: NoVersion (503), UnknownVersion (404), Damaged (500), ResultTooLarge (507).
    """
    try:
        with turn:
            prepared, snapshot = documents(_terms(service)).get(asked.query), service.snapshot(asked.version)
            return _over(service, asked, prepared, snapshot, turn.deadline, turn)
    except QueryTimeout as fault:  # before the document began
        late = ExecutionResult(None, [GraphQLError(fault.detail, original_error=fault)])
        return _sent(late, asked, service.settings, {"Cache-Control": "no-store"})


def _over(
    service: Service, asked: Asked, prepared: Prepared, snapshot: Snapshot, deadline: float, turn: Turn | None = None
) -> Response:
    """Return the answer over one version of the data.

    An answer with errors has no ETag and is not cached, because time, load or a limit may have caused the errors.
    Raises: QueryTimeout (503) if a thread would have more time for it.
    """
    settings = service.settings
    headers = {"X-Dataset-Version": str(snapshot.version), "Vary": "Accept, Accept-Language"}
    tag = f'"{snapshot.version}-{_fingerprint(snapshot.manifest.digest, settings, asked)}"'
    lasting = headers | {"ETag": tag, "Cache-Control": lifetime(by_number=asked.version is not None)}
    if asked.held is not None and is_held(asked.held, tag):
        return Response(status_code=304, headers=lasting)
    asking = Asking(
        snapshot, Vocabulary.load(settings.base), _FACTS, asked.languages, service,
        deadline, turn, asked.scope, max_cost=settings.graphql_max_cost,
    )  # fmt: skip
    begun = time.thread_time()
    result = run(asking, prepared, asked.variables, asked.operation, _terms(service))
    prepared.took(snapshot.key, time.thread_time() - begun)
    if turn is None and _is_late(result):
        raise QueryTimeout("the document needs more time than an answer without a thread may take")
    return _sent(result, asked, settings, headers | {"Cache-Control": "no-store"} if result.errors else lasting)


def _sent(result: ExecutionResult, asked: Asked, settings: ServiceSettings, headers: dict[str, str]) -> Response:
    status = _status(result, asked.media, settings.graphql_http)
    return Response(_body(result), status, headers, f"{asked.media.media_type}; charset=utf-8")


def _is_late(result: ExecutionResult) -> bool:
    return any(isinstance(error.original_error, QueryTimeout) for error in result.errors or ())


def _terms(service: Service) -> Terms:
    return Terms(service.settings.graphql_max_depth, service.settings.graphql_introspection)


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


def _fingerprint(digest: str, settings: Any, asked: Asked) -> str:
    """Return a digest of everything the answer depends on, such as the release, data, document and format."""
    variables = orjson.dumps(asked.variables, option=orjson.OPT_SORT_KEYS)
    parts = (
        _RELEASE,
        digest,
        settings.base,
        asked.media.name,
        asked.query,
        asked.operation,
        asked.languages,
        asked.scope,
        variables,
    )
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
