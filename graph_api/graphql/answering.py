"""From what a request asks to the answer as it goes over the wire."""

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
"""How long an answer without a thread may take."""

MOST_ASKED = 256
"""Documents that threads have in hand or that wait for one."""

_FACTS = FactsCache()
_LANES, _TURNS = Lanes(), set[Turn]()
_THREADS = ThreadPoolExecutor(MOST_HEAVY + 16, "graphql")
_RELEASE = release_of("kennisgraaf")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for, and how the answer is to look."""

    query: str
    variables: dict[str, Any] | None
    operation: str | None
    media: Format
    languages: tuple[str, ...]
    version: int | None
    scope: Scope
    held: str | None


def at_once(service: Service, asked: Asked) -> Response | None:
    """The answer without a thread, which would cost more than what has been answered quickly before.

    None for what has not been, and for what is not done soon: a thread begins that again.
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
    """The answer from a thread, which ends soon after the deadline, and soon after who asked is no longer waiting.

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
    """The answer, however long it takes up to the deadline of its turn.

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
    """The answer over one version.

    An answer with errors has no tag and is not to be kept, as no problem document is: time, load or a limit may have
    decided it. Raises: QueryTimeout (503) when a thread would have more time for it.
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
        raise QueryTimeout("not done soon")
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
    """What makes the answer what it is: release, data, base, document, variables, languages, facts, format."""
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
