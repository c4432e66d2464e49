"""The limits of queries, and the error for each limit that a query reaches."""

import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_store.errors import (
    BadRequest,
    Gone,
    GraphError,
    MalformedQuery,
    NotAcceptable,
    QueryCrashed,
    QueryMemory,
    QueryTimeout,
    QueryTooComplex,
    RemoteFailed,
    RemoteForbidden,
    ResultTooLarge,
    StoreFailed,
    StoreRefuses,
    StoreUnreachable,
    as_error,
)
from graph_store.text import of_wire
from graph_store.workers.broker import complaint
from graph_store.workers.builds import ViewLimits


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """The limits of queries: heavy ones at once, seconds, megabytes of memory, rows and megabytes of answer for each
    query, and the number of waiting queries.

    `budget_s` is the number of seconds that one client may use for heavy queries per minute; 0 means no limit. Several
    processes share that budget in the file `budget_notes`. `views` limits the building of views, which queries of
    stated or of inferred facts read. `service_allow` lists the hosts that SERVICE may reach. With `any_graph`, an
    unknown graph is an empty one.
    """

    workers: int = 2
    timeout_s: float = 10
    memory_mb: int = 512
    max_rows: int = 100_000
    max_mb: float = 100
    memory_quads: int = 2_000_000
    max_waiting: int = 64
    budget_s: float = 0
    budget_notes: Path | None = None
    service_allow: tuple[str, ...] = ()
    any_graph: bool = False
    views: ViewLimits = field(default_factory=ViewLimits)


def fault_error(fault: dict[str, Any], limits: QueryLimits) -> GraphError:
    """Return the error for a fault that a worker reports."""
    detail = of_wire(fault.get("detail", ""))
    match fault["code"]:
        case "MALFORMED_QUERY":
            return MalformedQuery(detail, fault["line"], fault["column"])
        case "NOT_ACCEPTABLE":
            return NotAcceptable(detail)
        case "QUERY_TOO_COMPLEX":
            return QueryTooComplex(detail)
        case "REMOTE_FORBIDDEN":
            return RemoteForbidden("{detail}; KENNISGRAAF_SERVICE_ALLOW names no host.", detail=detail)
        case "REMOTE_FAILED":
            return RemoteFailed("The other host gave no usable answer: {complaint}", complaint=complaint(detail))
        case StoreRefuses.code | StoreFailed.code | StoreUnreachable.code | Gone.code:
            return as_error(fault)
        case "RESULT_TOO_LARGE":
            return ResultTooLarge(detail)
        case "QUERY_MEMORY":
            return _memory(limits)
        case _:
            return BadRequest(detail)


def end_error(status: int, limits: QueryLimits) -> GraphError:
    """Return the error for a worker's end; SIGABRT, or SIGKILL by the kernel, means too little memory."""
    match -status:
        case signal.SIGABRT | signal.SIGKILL:
            return _memory(limits)
        case signal.SIGXCPU:
            return timeout_error(limits)
        case _:
            return QueryCrashed("The query crashed its worker; no other query is affected. Try a simpler query.")


def timeout_error(limits: QueryLimits) -> QueryTimeout:
    """Return the error for a query that reached its deadline."""
    return QueryTimeout(
        "The query was stopped after {timeout_s:g} s; narrow it, or ask for less at a time.", timeout_s=limits.timeout_s
    )


def _memory(limits: QueryLimits) -> QueryMemory:
    return QueryMemory(
        "The query needed more than {memory_mb} MB; narrow it, or join parts that share no variable.",
        memory_mb=limits.memory_mb,
    )
