"""One run of a document: the moments it reads, its time, and its thread."""

import asyncio
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version as release_of
from typing import TypeAlias, TypeVar

import orjson
from graphql import ExecutionResult

from graph_api.document_views import LET_GO
from graph_api.graphql.document_cache import DocumentLimits, Prepared
from graph_api.graphql.document_explanation import explained
from graph_api.graphql.document_request import DocumentRequest
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import Recorder, RequestContext
from graph_api.graphql.root_moments import every
from graph_api.graphql.scheduler import MOST_HEAVY, Scheduler, Slot
from graph_api.graphql.schema import documents, moments_of, run
from graph_api.moments import NOW
from graph_api.service import Service, ServiceSettings
from graph_store.errors import QueryTimeout, QueryTooComplex, QueueFull
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary

T = TypeVar("T")

Work: TypeAlias = Callable[[Service, DocumentRequest, Slot], T]
"""A function that a thread runs for a request."""

AT_ONCE_S = 0.02
"""Time limit of a run without a thread."""

MOST_ASKED = 256
"""Limit of the documents that run in threads or wait for a thread."""

_SINCE = re.compile(r"\bsince")
"""A document with the version that brought a fact; the answer also depends on the versions that are kept."""

_FACTS = FactsCache()
LET_GO.append(_FACTS.let_go)
_SCHEDULER, _RUNNING = Scheduler(), set[Slot]()
_THREADS = ThreadPoolExecutor(MOST_HEAVY + 16, "graphql")
_RELEASE = release_of("kennisgraaf")


class DocumentRun:
    """A document that is ready to run, over the moment of its request or those that its root fields name."""

    def __init__(
        self,
        service: Service,
        request: DocumentRequest,
        prepared: Prepared,
        snapshot: Snapshot,
        deadline: float,
        slot: Slot | None = None,
    ) -> None:
        settings = service.settings
        self.request, self.settings, self._slot = request, settings, slot
        self._prepared, self._snapshot = prepared, snapshot
        self._moments = moments_of(prepared, request.variables, request.operation)
        self._named = every(self._moments)
        self._context = RequestContext(
            snapshot, Vocabulary.load(settings.base), _FACTS, request.languages, service,
            deadline, slot, request.scope, request.hint_language, request.moment, max_cost=settings.graphql_max_cost,
        )  # fmt: skip
        self._kept = service.state.versions() if _SINCE.search(request.query) else []

    @property
    def reads_now(self) -> bool:
        """Return whether every root field reads the moment of the request."""
        return self._named == {NOW}

    @property
    def names_all(self) -> bool:
        """Return whether every root field names the version that it reads."""
        return all(each.lasts for each in self._named)

    @property
    def cost(self) -> int:
        """The estimated cost, once the document has run."""
        return self._context.cost

    @property
    def tag(self) -> str:
        """The entity tag of the answer: what it reads, and a digest of everything else that the answer depends on."""
        request = self.request
        parts = (
            _RELEASE,
            [each.manifest.digest for each in self.read],
            self._kept,
            self.settings.base,
            request.media.name,
            request.query,
            request.operation,
            request.languages,
            request.hint_language,
            request.scope.include.value,
            request.scope.synthetic,
            orjson.dumps(request.variables, option=orjson.OPT_SORT_KEYS),
        )
        digest = sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return f'"{"-".join(each.mark for each in self.read)}-{digest}"'

    def result(self, shown: Recorder | None = None) -> ExecutionResult:
        """Run the document; `shown` records what each field shows.

        Raises: QueryTimeout (503) for a run without a thread that needs one.
        """
        begun = time.thread_time()
        request, self._context.shown = self.request, shown
        found = run(
            self._context, self._prepared, self._moments, request.variables, request.operation, limits(self.settings),
            plans=shown is None,
        )  # fmt: skip
        self._prepared.took(self._snapshot.key, time.thread_time() - begun)
        if self._slot is None and _is_late(found):
            raise QueryTimeout("the document needs more time than an answer without a thread may take")
        return found

    def explained(self) -> ExecutionResult:
        """Run the document, and explain its root fields. Raises: QueryTimeout, QueueFull (503)."""
        found, request = self.result(), self.request
        told = explained(
            self._context, self._prepared, self._moments, request.variables, request.operation, limits(self.settings)
        )
        found.extensions = {**(found.extensions or {}), "explain": told}
        return found

    @cached_property
    def read(self) -> list[Snapshot]:
        """Return the data that the document reads, the oldest version first, without what cannot be read.

        Raises: ViewBuilding (503).
        """
        try:
            readable = map(self._context.data.readable, self._named)
            found = {each.key: each for each in readable if each is not None}
        except QueryTooComplex:
            found = {}
        return sorted(found.values(), key=lambda each: (each.version, each.document)) or [self._snapshot]


def quick_run(service: Service, request: DocumentRequest) -> DocumentRun | None:
    """Return a run that needs no thread, which would cost more than a fast document does.

    Return None for a document that has not been answered quickly before.
    """
    prepared = documents(limits(service.settings)).known(request.query)
    snapshot = service.current.at_hand() if request.moment == NOW else None
    if request.explain or prepared is None or snapshot is None:
        return None
    if not prepared.is_quick(snapshot.key) or not _FACTS.holds(snapshot):
        return None
    found = DocumentRun(service, request, prepared, snapshot, time.monotonic() + AT_ONCE_S)
    return found if found.reads_now else None


def run_in(slot: Slot, service: Service, request: DocumentRequest) -> DocumentRun:
    """Return a run in a thread that has a place.

    Raises: NoVersion, ViewBuilding (503), UnknownVersion, UnknownDocument (404), Damaged (500).
    """
    prepared, snapshot = prepared_of(service, request), service.snapshot(*request.moment)
    return DocumentRun(service, request, prepared, snapshot, slot.deadline, slot)


def prepared_of(service: Service, request: DocumentRequest) -> Prepared:
    """Return the document of a request, parsed and validated; call it in a thread."""
    return documents(limits(service.settings)).get(request.query)


async def in_a_thread(service: Service, request: DocumentRequest, work: Work[T]) -> T:
    """Return what `work` makes of a request, in a thread that stops soon after the deadline or when the client leaves.

    Raises: QueueFull (503), and what `work` raises.
    """
    if len(_RUNNING) >= MOST_ASKED:
        raise QueueFull("{count} documents are waiting; try again in a moment.", count=len(_RUNNING))
    slot = Slot(_SCHEDULER, time.monotonic() + service.settings.query_timeout_s)
    running = asyncio.get_running_loop().run_in_executor(_THREADS, copy_context().run, work, service, request, slot)
    _RUNNING.add(slot)
    running.add_done_callback(lambda _: _RUNNING.discard(slot))
    try:
        return await running
    finally:
        slot.abandon()


def limits(settings: ServiceSettings) -> DocumentLimits:
    """Return the limits that a deployment sets for documents."""
    return DocumentLimits(settings.graphql_max_depth, settings.graphql_introspection)


def _is_late(result: ExecutionResult) -> bool:
    return any(isinstance(error.original_error, QueryTimeout) for error in result.errors or ())
