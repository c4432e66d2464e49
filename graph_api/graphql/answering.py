"""From what a request asks to the answer as it goes over the wire."""

import time
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version as release_of
from typing import Any

import orjson
from graphql import ExecutionResult
from starlette.responses import Response

from graph_api.answers import is_held
from graph_api.graphql.asking import MAX_BYTES, Asking
from graph_api.graphql.cache import FactsCache
from graph_api.graphql.documents import Prepared, Terms
from graph_api.graphql.faults import formatted, is_request_error
from graph_api.graphql.schema import documents, run
from graph_api.service import Service
from graph_store.errors import MalformedDocument, QueryTimeout, ResultTooLarge
from graph_store.formats import Format, Kind
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary

PLAIN = Format("json", Kind.PAGE, "application/json", ".json")
TYPED = Format("graphql", Kind.PAGE, "application/graphql-response+json", ".json")

AT_ONCE_S = 0.02
"""How long an answer without a thread may take."""

_FACTS = FactsCache()
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
        return _over(service, asked, prepared, snapshot, AT_ONCE_S)
    except QueryTimeout:
        return None


def answered(service: Service, asked: Asked) -> Response:
    """The answer, however long it takes up to the deadline of the service.

    Raises: NoVersion (503), UnknownVersion (404), Damaged (500), ResultTooLarge (507).
    """
    prepared, snapshot = documents(_terms(service)).get(asked.query), service.snapshot(asked.version)
    return _over(service, asked, prepared, snapshot, service.settings.query_timeout_s)


def _over(service: Service, asked: Asked, prepared: Prepared, snapshot: Snapshot, within_s: float) -> Response:
    """The answer over one version.

    An answer with errors has no tag and is not to be kept, as no problem document is: time, load or a limit may have
    decided it. Raises: QueryTimeout (503) when a thread would have more time for it.
    """
    settings = service.settings
    headers = {"X-Dataset-Version": str(snapshot.version), "Vary": "Accept, Accept-Language"}
    tag = f'"{snapshot.version}-{_fingerprint(snapshot.manifest.digest, settings, asked)}"'
    lasting = headers | {"ETag": tag, "Cache-Control": "no-cache"}
    if asked.held is not None and is_held(asked.held, tag):
        return Response(status_code=304, headers=lasting)
    asking = Asking(
        snapshot, Vocabulary.load(settings.base), _FACTS, asked.languages, service,
        time.monotonic() + within_s, asked.scope, max_cost=settings.graphql_max_cost,
    )  # fmt: skip
    begun = time.thread_time()
    result = run(asking, prepared, asked.variables, asked.operation, _terms(service))
    prepared.took(snapshot.key, time.thread_time() - begun)
    if within_s < settings.query_timeout_s and _is_late(result):
        raise QueryTimeout("not done soon")
    status, body = _status(result, asked.media, settings.graphql_http), _body(result)
    carried = headers | {"Cache-Control": "no-store"} if result.errors else lasting
    return Response(body, status, carried, f"{asked.media.media_type}; charset=utf-8")


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
