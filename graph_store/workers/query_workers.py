"""SPARQL text from any client, answered by workers that can be killed.

The serving process never parses such a text: a few kilobytes crash the parser's process, it has no timeout, and a
cross product takes a gigabyte a second. A worker that crashes, needs too much memory or reaches its deadline loses only
its own query and is replaced in 15 ms. Deadlines count from arrival and include waiting.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode

from graph_store.errors import BadRequest, RemoteForbidden, StoreFailed, StoreRefuses, StoreUnreachable
from graph_store.graphs import Include, Scope
from graph_store.lexer.scan import Scan, scan
from graph_store.remote.client import unreadable
from graph_store.remote.reading import StoreReader
from graph_store.snapshot import Snapshot
from graph_store.workers.answer import Answer
from graph_store.workers.broker import Broker
from graph_store.workers.fair_scheduler import FairScheduler, Place, Waiting
from graph_store.workers.pool import WorkerPool
from graph_store.workers.protocol import Conditions, pack, pack_task
from graph_store.workers.query_execution import Running, Sending
from graph_store.workers.query_limits import QueryLimits, timeout_error
from graph_store.workers.served import Served
from graph_store.workers.view_builds import ViewBuilds
from graph_store.workers.worker_connection import WorkerConnection

_LONG = 4_096
"""Number of characters from which a text is not scanned in the event loop."""

WHOLE_BYTES = 256 * 1024
"""Answers up to this size are handed over as a whole, larger ones as a stream."""

__all__ = ["Answer", "Query", "QueryLimits", "QueryWorkers"]


class Query(NamedTuple):
    """One text with the facts it sees and the media types its client accepts, None if it accepts none.

    `default` and `named` graphs, if given, take precedence over FROM clauses, and these over the scope. `client` is
    used for fair turns and budgets. `gzip`: the client accepts compressed bytes. `dump`: there is no text; the answer
    is one whole graph, by default that of the scope, whatever its size.
    """

    text: str
    scope: Scope = Scope()
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    table: str | None = "application/sparql-results+json"
    graph: str | None = "text/turtle"
    client: str = ""
    gzip: bool = False
    dump: bool = False


class QueryWorkers:
    """A runner of queries over any version, within limits. It belongs to one event loop."""

    def __init__(
        self, limits: QueryLimits, prefixes: Mapping[str, str] | None = None, store: StoreReader | None = None
    ) -> None:
        """Use `prefixes` to write graphs, and pass queries on to `store` when it holds the version that they read."""
        self.limits, self.store = limits, store
        self.broker = Broker(limits.service_allow, limits.timeout_s)
        self.views = ViewBuilds(limits.views)
        self._prefixes = dict(prefixes or {})
        self._pool = WorkerPool(limits)
        self._packed: dict[object, bytes] = {}
        self._scanning = asyncio.Lock()

    @property
    def scheduler(self) -> FairScheduler:
        """Return the scheduler with the queries, for metrics."""
        return self._pool.scheduler

    async def run(self, snapshot: Snapshot, query: Query) -> Answer:
        """Answer one query; the result must be read to its end or closed.

        Raises: MalformedQuery, QueryTooComplex (400), RemoteForbidden (403), NotAcceptable (406), TooLarge (413),
        ClientBudget (429), QueryCrashed (500), QueryTimeout, QueueFull, ViewBuilding, StoreUnavailable (503),
        QueryMemory, ResultTooLarge, StoreFull (507).
        """
        deadline = asyncio.get_running_loop().time() + self.limits.timeout_s
        scanned = Scan("CONSTRUCT") if query.dump else await self._scanned(query.text, snapshot.manifest.base)
        text = await self.broker.through(query.text, scanned.remote) if scanned.remote else query.text
        task = pack_task(text, self._conditions(snapshot, query, scanned))
        only = snapshot.stored is not None and not _reads_view(query, scanned)
        if self.store is not None and (only or _may_be_passed_on(query, scanned)):
            answer = await self._passed_on(self.store, snapshot, task, query.client, deadline)
            if answer is not None:
                return answer
        async with AsyncExitStack() as held:
            served: Served = snapshot
            if _reads_view(query, scanned):
                served = await held.enter_async_context(self.views.use(snapshot, query.scope, deadline))
            return await self._answered(held, served, task, query.client, deadline)

    async def _passed_on(
        self, store: StoreReader, snapshot: Snapshot, task: bytes, client: str, deadline: float
    ) -> Answer | None:
        """Return the answer of the store; None if it does not hold the version, or could not answer.

        Without a copy of the version, nobody else can answer. Raises: Gone (410), and any error of the store.
        """
        with store.use(snapshot) as served:
            if served is None:
                if snapshot.stored is not None:
                    raise snapshot.stored.gone()
                return None
            async with AsyncExitStack() as held:
                try:
                    answer = await self._answered(held, served, task, client, deadline)
                except (StoreFailed, StoreUnreachable) as fault:
                    is_kept = isinstance(fault, StoreRefuses)
                    store.counts["kept" if is_kept else "failed"] += 1
                    if not is_kept:
                        store.failed(fault)
                    if snapshot.stored is not None:
                        raise unreadable(fault) from fault
                else:
                    store.counts["passed_on"] += 1
                    store.answered()
                    return answer
        return None

    async def _answered(
        self, held: AsyncExitStack, served: Served, task: bytes, client: str, deadline: float
    ) -> Answer:
        """Return the answer of a worker of this store; `held` is closed when the answer has been read."""
        place, worker = await self._start(held, served, client, deadline)
        running = Running(self.scheduler, place, worker, task, self.limits, deadline)
        return await _answer(held, await held.enter_async_context(running))

    async def _start(
        self, held: AsyncExitStack, served: Served, client: str, deadline: float
    ) -> tuple[Place, WorkerConnection]:
        """Wait for a place, then take a worker of this store; usually both are free."""
        try:
            async with asyncio.timeout_at(deadline):
                place = await held.enter_async_context(Waiting(self.scheduler, client))
                workers = await self._pool.workers(served)
                return place, await held.enter_async_context(workers.use())
        except TimeoutError:
            raise timeout_error(self.limits) from None

    async def _scanned(self, text: str, base: str) -> Scan:
        """Scan a text; a long one in a thread, one after the other, so that other clients are answered meanwhile."""
        if len(text) <= _LONG:
            return scan(text, base)
        async with self._scanning:
            return await asyncio.to_thread(scan, text, base)

    async def ready(self, snapshot: Snapshot) -> None:
        """Have an idle worker for a version, and begin to load the version if it fits in memory, and is here.

        Raises: StoreUnavailable (503).
        """
        if snapshot.stored is None:
            await self._pool.ready(snapshot)

    async def warm(self, snapshot: Snapshot) -> None:
        """Have an idle worker, and wait until the version is loaded. Raises: StoreUnavailable (503)."""
        if snapshot.stored is None:
            await self._pool.warm(snapshot)

    async def prepare(self, snapshot: Snapshot, query: Query) -> None:
        """Build the view that a query reads, if it reads one, however long that takes.

        Raises: StoreFull (507), and the error of a build that fails.
        """
        if _reads_view(query, await self._scanned(query.text, snapshot.manifest.base)):
            async with self.views.use(snapshot, query.scope, None):
                pass

    async def close(self) -> None:
        """End all workers."""
        await self.views.close()
        await self._pool.close()
        await self.broker.close()

    def _conditions(self, snapshot: Snapshot, query: Query, scanned: Scan) -> bytes:
        """Return everything the worker needs except the text, packed once for the many queries that name no graph."""
        if _names_graphs(query, scanned):
            return self._pack(snapshot, query, scanned)
        base = snapshot.manifest.base
        key = base, query.scope, query.table, query.graph, query.gzip, query.dump, bool(scanned.remote)
        packed = self._packed.get(key)
        if packed is None:
            packed = self._packed[key] = self._pack(snapshot, query, scanned)
        return packed

    def _pack(self, snapshot: Snapshot, query: Query, scanned: Scan) -> bytes:
        default, named, merge = self._dataset(snapshot, query, scanned)
        return pack(
            Conditions(
                base=snapshot.manifest.base,
                default=default,
                named=named,
                merge=merge,
                table=query.table,
                graph=query.graph,
                prefixes=self._prefixes,
                max_rows=self.limits.max_rows,
                max_bytes=int(self.limits.max_mb * 1_000_000),
                seconds=self.limits.timeout_s,
                gzip=query.gzip,
                dump=query.dump,
                remote=bool(scanned.remote),
            )
        )

    def _dataset(self, snapshot: Snapshot, query: Query, scanned: Scan) -> tuple[list[str], list[str] | None, bool]:
        """Return the default graphs, the named ones, and whether default ones may share triples."""
        if _reads_view(query, scanned):
            return [""], None, False
        chosen = (query.default, query.named) if query.default or query.named else (scanned.default, scanned.named)
        if any(chosen) and not query.dump:
            for name in (*chosen[0], *chosen[1]):
                _check_graph(snapshot, name, self.limits.any_graph)
            return list(chosen[0]), list(chosen[1]), True
        graphs = snapshot.graphs.whole(query.scope)
        names = ["" if isinstance(graph, DefaultGraph) else graph.value for graph in graphs]
        return list(chosen[0]) or names, None, False


def _may_be_passed_on(query: Query, scanned: Scan) -> bool:
    """Return whether a query reads the whole version, or names its graphs, and calls no other service."""
    return not (query.dump or scanned.remote) and (query.scope == Scope() or _names_graphs(query, scanned))


def _reads_view(query: Query, scanned: Scan) -> bool:
    """Return whether a query sees a part of the facts, and names no graphs, which would be all it sees."""
    return query.scope.include is not Include.ALL and not _names_graphs(query, scanned)


def _names_graphs(query: Query, scanned: Scan) -> bool:
    return bool(query.default or query.named or scanned.default or scanned.named)


async def _answer(held: AsyncExitStack, running: Running) -> Answer:
    """Return a small answer as a whole, a larger one as a stream that holds what the query holds."""
    head = await running.head()
    answer = Answer(running, head)
    if head.length is not None and head.length <= WHOLE_BYTES:
        await answer.read()
    else:
        await held.enter_async_context(Sending(running))
        answer.held = held.pop_all()
    return answer


def _check_graph(snapshot: Snapshot, name: str, any_graph: bool) -> None:
    """Refuse an IRI that is not a graph, because it would have to be fetched; our own graphs may be empty.

    In an ordinary dataset, where `any_graph` holds, each name is a graph, and unknown names are empty graphs.
    """
    try:
        holds = snapshot.holds(NamedNode(name))
    except ValueError as fault:
        raise BadRequest("{name!r} is not an absolute IRI of a graph.", name=name) from fault
    if not (holds or any_graph or name.startswith(snapshot.manifest.base)):
        raise RemoteForbidden(
            "<{name}> is not a graph of version {version}, and KENNISGRAAF_SERVICE_ALLOW has no host to get it from.",
            name=name,
            version=snapshot.version,
        )
