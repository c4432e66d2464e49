"""What queries may take, and the error for each limit that one reaches."""

import signal
from dataclasses import dataclass
from typing import Any

from graph_store.errors import (
    BadRequest,
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
)
from graph_store.sandbox.remote import complaint


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take: heavy ones at once, seconds, megabytes of memory, rows and
    megabytes of answer each, and how many may wait.

    `budget_s` is what one client may take in the heavy lane in a minute, in seconds; 0 is no limit. `service_allow` are
    the hosts that SERVICE may reach. With `any_graph` a graph that is not there is an empty one.
    """

    workers: int = 2
    timeout_s: float = 10
    memory_mb: int = 512
    max_rows: int = 100_000
    max_mb: float = 100
    memory_quads: int = 2_000_000
    max_waiting: int = 64
    budget_s: float = 0
    service_allow: tuple[str, ...] = ()
    any_graph: bool = False


def fault_error(fault: dict[str, Any], limits: Limits) -> GraphError:
    """The error that a worker's fault stands for."""
    detail = str(fault.get("detail", ""))
    match fault["code"]:
        case "MALFORMED_QUERY":
            return MalformedQuery(detail, fault["line"], fault["column"])
        case "NOT_ACCEPTABLE":
            return NotAcceptable(detail)
        case "QUERY_TOO_COMPLEX":
            return QueryTooComplex(detail)
        case "REMOTE_FORBIDDEN":
            return RemoteForbidden(f"{detail}; KENNISGRAAF_SERVICE_ALLOW names no host.")
        case "REMOTE_FAILED":
            return RemoteFailed(f"The other host gave no answer that can be used: {complaint(detail)}")
        case "RESULT_TOO_LARGE":
            return ResultTooLarge(detail)
        case "QUERY_MEMORY":
            return _memory(limits)
        case _:
            return BadRequest(detail)


def end_error(status: int, limits: Limits) -> GraphError:
    """The error that a worker's end stands for; too little memory is SIGABRT, or SIGKILL by the kernel."""
    match -status:
        case signal.SIGABRT | signal.SIGKILL:
            return _memory(limits)
        case signal.SIGXCPU:
            return timeout_error(limits)
        case _:
            return QueryCrashed("The query ended its worker; nothing else was harmed. Try a simpler query.")


def timeout_error(limits: Limits) -> QueryTimeout:
    """The deadline came first."""
    return QueryTimeout(f"The query was stopped after {limits.timeout_s:g} s; narrow it, or ask for less at a time.")


def _memory(limits: Limits) -> QueryMemory:
    return QueryMemory(f"The query needed more than {limits.memory_mb} MB; look for parts that share no variable.")
