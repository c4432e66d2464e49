"""SPARQL text from anybody, answered by workers that can be killed.

The serving process never parses such a text: a few kilobytes end the parser's process, there is no timeout, and a
cross product takes a gigabyte a second. A worker that crashes, takes too much memory or reaches its deadline costs its
own query and is replaced in 15 ms. Deadlines count from arrival, waiting included.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode

from graph_store.errors import BadRequest, RemoteForbidden
from graph_store.graphs import Scope
from graph_store.prescan import scan
from graph_store.sandbox_lease import Lease
from graph_store.sandbox_limits import Limits, timeout_error
from graph_store.sandbox_pool import Pool
from graph_store.sandbox_wire import DATA, END, Head, Task
from graph_store.snapshot import Snapshot

__all__ = ["Answer", "Limits", "Query", "Sandbox"]

SEND_S = 60.0
"""Seconds a client may take to receive an answer that is already computed."""

WHOLE_BYTES = 256 * 1024
"""Answers up to this size are handed over whole, larger ones as a stream."""


@dataclass(frozen=True, slots=True)
class Query:
    """One text with the facts it sees and the media types its client takes, None where it takes none.

    `default` and `named` graphs, when there are any, come before FROM clauses; these come before the scope.
    """

    text: str
    scope: Scope = Scope()  # noqa: RUF009
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    table: str | None = "application/sparql-results+json"
    graph: str | None = "text/turtle"
    prefixes: dict[str, str] = field(default_factory=dict)


class Sandbox:
    """Runs queries over any version, within limits. Belongs to one event loop."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._pool = Pool(limits)

    async def run(self, snapshot: Snapshot, query: Query) -> "Answer":
        """Answer one query; what is returned has to be read to its end or closed.

        Raises: MalformedQuery, QueryTooComplex (400), RemoteForbidden (403), NotAcceptable (406), TooLarge (413),
        QueryCrashed (500), QueryTimeout, QueueFull, StoreUnavailable (503), QueryMemory, ResultTooLarge (507).
        """
        deadline = asyncio.get_running_loop().time() + self.limits.timeout_s
        task = _task(snapshot, query, self.limits)
        lease = Lease(self._pool)
        try:
            async with asyncio.timeout_at(deadline):
                await lease.take(snapshot)
                head = await lease.head(task)
                answer = Answer(lease, head, deadline if head.length is None else deadline + SEND_S)
                if head.length is not None and head.length <= WHOLE_BYTES:
                    await answer.read()
                return answer
        except TimeoutError:
            lease.kill()
            raise timeout_error(self.limits) from None
        except BaseException:
            lease.kill()
            raise

    async def warm(self, snapshot: Snapshot) -> None:
        """Have a worker ready for a version before anybody asks."""
        await self._pool.warm(snapshot)

    async def close(self) -> None:
        """End all workers."""
        await self._pool.close()


class Answer:
    """An answer: whole in `body` when it is small, else a stream that breaks when its deadline comes first."""

    def __init__(self, lease: Lease, head: Head, deadline: float) -> None:
        self.form, self.media_type, self.length = head.form, head.media_type, head.length
        self.body: bytes | None = None
        self._lease = lease
        self._timer = asyncio.get_running_loop().call_at(deadline, lease.kill)

    async def read(self) -> bytes:
        """All of it."""
        if self.body is None:
            self.body = b"".join([chunk async for chunk in self])
        return self.body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The bytes as they come.

        Raises: QueryTimeout, QueryCrashed, QueryMemory, ResultTooLarge; what came before is then no answer.
        """
        try:
            while (frame := await self._lease.frame())[0] != END:
                assert frame[0] == DATA  # noqa: S101
                yield frame[1]
        finally:
            self.close()

    def close(self) -> None:
        """End the worker unless it has given its whole answer."""
        self._timer.cancel()
        self._lease.kill()


def _task(snapshot: Snapshot, query: Query, limits: Limits) -> Task:
    base = snapshot.manifest.base
    scanned = scan(query.text, base)
    chosen = (query.default, query.named) if query.default or query.named else (scanned.default, scanned.named)
    for name in (*chosen[0], *chosen[1]):
        _refuse_foreign(snapshot, name)
    if any(chosen):
        default, named, merge = list(chosen[0]), list(chosen[1]), True
    else:
        graphs = snapshot.graphs.scope(query.scope)
        default = ["" if isinstance(graph, DefaultGraph) else graph.value for graph in graphs]
        named, merge = None, False
    return Task(
        text=query.text,
        base=base,
        default=default,
        named=named,
        merge=merge,
        table=query.table,
        graph=query.graph,
        prefixes=query.prefixes,
        max_rows=limits.max_rows,
        seconds=limits.timeout_s,
    )


def _refuse_foreign(snapshot: Snapshot, name: str) -> None:
    """A graph of ours that is empty is no fault; any other IRI would have to be fetched, which nobody allowed."""
    try:
        known = name.startswith(snapshot.manifest.base) or snapshot.count(NamedNode(name))
    except ValueError as fault:
        raise BadRequest(f"{name!r} is no absolute IRI of a graph.") from fault
    if not known:
        raise RemoteForbidden(
            f"<{name}> is no graph of version {snapshot.version}, and KENNISGRAAF_SERVICE_ALLOW names no host to get "
            "it from."
        )
