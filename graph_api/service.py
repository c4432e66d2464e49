"""The resources of a running service: the state, the query workers, and the reasoners of the versions in use."""

import asyncio
import contextlib
import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple

from graph_api.access_log import AccessLog
from graph_api.auth import Tokens
from graph_api.closures import closure_of
from graph_api.current_version import CurrentVersion
from graph_api.document_views import DocumentViews
from graph_api.event_streams import EventStreams
from graph_api.job_queue import JobQueue
from graph_api.metrics import Metrics
from graph_api.response_cache import Cache, Cached
from graph_api.serving_processes import ServingProcesses
from graph_store.difference import Difference, between
from graph_store.errors import GraphError, QueryTimeout, WriterBusy
from graph_store.fact_history import FactHistory
from graph_store.graphs import DEFAULT_BASE
from graph_store.remote.client import StoreAddress
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.workers.builds import ViewLimits
from graph_store.workers.job import JobLimits
from graph_store.workers.query_workers import QueryLimits, QueryWorkers
from ontology.namespaces import prefixes
from ontology.reasoning import Closure

_KEPT_CLOSURES = 2
_KEPT_HISTORIES = 2
_MOST_CHECKS_WAITING = 16


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """The settings that the service needs; `kennisgraaf/settings.py` describes each of them."""

    data: Path
    base: str = DEFAULT_BASE
    languages: tuple[str, ...] = ("nl", "en")
    serve_workers: int = 1
    workers: int = 2
    query_timeout_s: float = 10
    query_memory_mb: int = 512
    max_rows: int = 100_000
    max_answer_mb: float = 100
    max_body_mb: float = 1
    memory_quads: int = 2_000_000
    keep_versions: int = 20
    lock_wait_s: float = 30
    update_timeout_s: float = 300
    update_memory_mb: int = 2048
    views_mb: int = 2048
    max_upload_mb: float = 200
    client_budget_s: float = 120
    check_timeout_s: float = 30
    check_memory_mb: int = 512
    service_allow: tuple[str, ...] = ()
    plain: bool = False
    access_log: bool = False
    slow_query_s: float = 1
    graphql_max_depth: int = 12
    graphql_max_cost: float = 100_000
    graphql_http: str = "audit"
    graphql_introspection: bool = True
    graphql_persisted_only: bool = False
    graphql_subscriptions: int = 100
    dataset_title: str = "Kennisgraaf"
    dataset_description: str = "Kennisgraaf"
    publisher_name: str = "Kennisgraaf"
    publisher_iri: str = ""
    contact: str = ""
    data_licence: str = "https://creativecommons.org/publicdomain/zero/1.0/"
    store: StoreAddress | None = None

    @property
    def own_workers(self) -> int:
        """Return the number of query workers of each serving process, at least one."""
        return math.ceil(self.workers / self.serve_workers)


class Service:
    """The resources that all requests share; a newly published version is used from the next request on."""

    def __init__(self, settings: ServiceSettings, processes: ServingProcesses | None = None) -> None:
        """Read the state folder, which may be empty; `processes` are those that serve beside this one.

        Raises: StateFormat, OtherBase, Damaged (500).
        """
        self.settings, self.processes = settings, processes
        self.state = State(settings.data, settings.base, keep=settings.keep_versions, store=settings.store)
        views = ViewLimits(settings.views_mb, settings.update_timeout_s, settings.update_memory_mb)
        self.documents = DocumentViews(views, settings.base, settings.query_timeout_s)
        self.workers = QueryWorkers(
            QueryLimits(
                workers=settings.own_workers,
                timeout_s=settings.query_timeout_s,
                memory_mb=settings.query_memory_mb,
                max_rows=settings.max_rows,
                max_mb=settings.max_answer_mb,
                memory_quads=settings.memory_quads,
                budget_s=settings.client_budget_s,
                budget_notes=None if processes is None else processes.notes,
                service_allow=settings.service_allow,
                any_graph=settings.plain,
                views=views,
            ),
            prefixes(settings.base),
            self.state.store_reader(settings.query_timeout_s),
        )
        self.current = CurrentVersion(self.state, self.workers.ready)
        self.tokens = Tokens(settings.data)
        self.writing, self.checking = _write_queue(settings), _check_queue(settings)
        self.uploading = _upload_queue(settings)
        self.streams = EventStreams(settings.graphql_subscriptions, settings.graphql_max_cost, processes)
        self.answers, self.pages, self.metrics = Cache[Cached](), Cache[Cached](), Metrics()
        self.access_log = AccessLog(self.metrics, access=settings.access_log, slow_s=settings.slow_query_s)
        self.described: dict[str, tuple[Triple, ...]] = {}
        if settings.plain and self.state.current() is None and self.state.replica.primary() is None:
            with self.state.writer("the start of the service", settings.lock_wait_s) as writer:
                writer.begin()
        self._closures: OrderedDict[tuple[tuple[str, int], bool], Closure] = OrderedDict()
        self._histories: OrderedDict[tuple[object, ...], FactHistory] = OrderedDict()
        self._lock = threading.Lock()

    def snapshot(self, version: int | None = None, document: str = "") -> Snapshot:
        """Return the version in service, or one by number; call it in a thread.

        With the key or the IRI of a document that is not the newest, return the view of the version as of it.
        Raises: NoVersion, ViewBuilding (503), UnknownVersion, UnknownDocument (404), Damaged (500).
        """
        found = self.current.snapshot() if version is None else self.state.open(version)
        return self.documents.snapshot(found, document) if document else found

    async def version(self, number: int | None = None, document: str = "") -> Snapshot:
        """Return the same, for a handler in the event loop.

        Raises: NoVersion, ViewBuilding (503), UnknownVersion, UnknownDocument (404), Damaged (500).
        """
        found = await (self.current.version() if number is None else asyncio.to_thread(self.state.open, number))
        return await self.documents.version(found, document) if document else found

    async def reach(self, version: int) -> None:
        """Wait until a newly published version is served, by every process, so that its writer reads it anywhere."""
        await self.current.reach(version)
        if self.processes is not None:
            await self.processes.reached(version)

    def closure(self, snapshot: Snapshot, *, synthetic: bool = False) -> Closure:
        """Return the reasoner over the asserted facts of a version, for explanations; built at first use."""
        key = snapshot.key, synthetic
        with self._lock:
            if key not in self._closures:
                self._closures[key] = closure_of(snapshot, synthetic=synthetic)
            self._closures.move_to_end(key)
            while len(self._closures) > _KEPT_CLOSURES:
                self._closures.popitem(last=False)
            return self._closures[key]

    def difference(self, old: Snapshot, new: Snapshot, check: Callable[[], None]) -> Difference:
        """Return the quads that only one of two versions has; `check` is called from time to time, and may raise.

        Either may be a view of a version as of a document.
        """
        return self.steps(old, new) or between(old, new, check)

    def steps(self, old: Snapshot, new: Snapshot) -> Difference | None:
        """Return the same from the changes kept between two versions; None if one is missing, and for documents."""
        return None if old.document or new.document else self.state.steps(old.version, new.version)

    def history(self, snapshot: Snapshot) -> FactHistory:
        """Return the versions that brought the facts of a version, as far as the versions kept now tell."""
        key = snapshot.key, self.state.stamp(), *self.state.versions()
        with self._lock:
            found = self._histories.get(key)
            if found is None:
                found = self._histories[key] = FactHistory(self.state, snapshot.version, snapshot.document)
            self._histories.move_to_end(key)
            while len(self._histories) > _KEPT_HISTORIES:
                self._histories.popitem(last=False)
            return found

    async def warm(self) -> None:
        """Start the workers for the newest version, and those for writes, before the first request."""
        self.documents.start()
        with contextlib.suppress(GraphError):
            await self.workers.ready(await self.version())
        if self.tokens.all():
            await self.writing.warm()

    async def close(self) -> None:
        """End the event streams, and the query and write processes."""
        self.streams.close()
        await self.workers.close()
        await self.documents.close()
        await self.writing.close()
        await self.checking.close()
        await self.uploading.close()


def _write_queue(settings: ServiceSettings) -> JobQueue:
    """Return the queue of writes, which run one after the other; a plain dataset loads nothing beforehand."""
    limits = JobLimits("write", settings.update_timeout_s, settings.update_memory_mb, "; nothing was written")
    data = "" if settings.plain else str(settings.data)
    return JobQueue(
        limits, "graph_api.writing.process", settings.base, data,
        at_once=1, wait_s=settings.lock_wait_s, late=WriterBusy,
    )  # fmt: skip


def _check_queue(settings: ServiceSettings) -> JobQueue:
    """Return the queue of checks of uploads."""
    limits = JobLimits("check", settings.check_timeout_s, settings.check_memory_mb)
    return JobQueue(
        limits, "graph_api.checking.process",
        at_once=settings.own_workers, wait_s=limits.timeout_s, late=QueryTimeout, most_waiting=_MOST_CHECKS_WAITING,
    )  # fmt: skip


def _upload_queue(settings: ServiceSettings) -> JobQueue:
    """Return the queue of uploads of inventories, which do not keep other writes waiting while they are only read."""
    limits = JobLimits("upload", settings.update_timeout_s, settings.update_memory_mb, "; nothing was published")
    return JobQueue(
        limits, "graph_api.uploads.process", "store" if settings.store else "",
        at_once=1, wait_s=settings.lock_wait_s, late=WriterBusy, most_waiting=_MOST_CHECKS_WAITING,
    )  # fmt: skip
