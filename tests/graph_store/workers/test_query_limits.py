import signal

import pytest

from graph_store.errors import (
    BadRequest,
    GraphError,
    MalformedQuery,
    NotAcceptable,
    QueryCrashed,
    QueryMemory,
    QueryTimeout,
    RemoteForbidden,
    ResultTooLarge,
)
from graph_store.workers.query_limits import QueryLimits, end_error, fault_error


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (-signal.SIGABRT, QueryMemory),
        (-signal.SIGKILL, QueryMemory),
        (-signal.SIGXCPU, QueryTimeout),
        (-signal.SIGSEGV, QueryCrashed),
        (1, QueryCrashed),
    ],
)
def test_each_end_of_a_worker_is_an_error_of_its_own(status: int, error: type[GraphError]) -> None:
    assert type(end_error(status, QueryLimits())) is error


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("NOT_ACCEPTABLE", NotAcceptable),
        ("REMOTE_FORBIDDEN", RemoteForbidden),
        ("RESULT_TOO_LARGE", ResultTooLarge),
        ("QUERY_MEMORY", QueryMemory),
        ("BAD_REQUEST", BadRequest),
    ],
)
def test_each_fault_a_worker_tells_is_that_error(code: str, error: type[GraphError]) -> None:
    assert type(fault_error({"code": code, "detail": "because"}, QueryLimits())) is error


def test_a_syntax_error_keeps_its_place() -> None:
    fault = {"code": "MALFORMED_QUERY", "detail": "no", "line": 2, "column": 3}
    error = fault_error(fault, QueryLimits())
    assert isinstance(error, MalformedQuery)
    assert (error.line, error.column) == (2, 3)


def test_a_limit_that_is_reached_is_named() -> None:
    limits = QueryLimits(timeout_s=1.5, memory_mb=64)
    details = [
        end_error(-signal.SIGXCPU, limits).detail,
        end_error(-signal.SIGABRT, limits).detail,
    ]
    assert all(limit in detail for limit, detail in zip(("1.5 s", "64 MB"), details, strict=True))
