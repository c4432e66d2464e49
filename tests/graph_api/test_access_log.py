from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from graph_api.access_log import AccessLog, LoggedRequests, query_hash
from graph_api.metrics import Metrics
from tests.graph_api.plain import writing

pytestmark = pytest.mark.slow

SECRET = "SELECT * { ?s ?p 'very private' }"


def test_each_request_is_told_of_without_any_literal(tmp_path: Path) -> None:
    with capture_logs() as lines, writing(tmp_path, access_log=True) as writer:
        writer.update("INSERT DATA { <urn:a> <urn:b> 'very private' }")
        for _ in range(2):
            writer.client.get("/sparql", params={"query": SECRET})
        writer.client.get("/sparql", params={"query": "SELECT 'very private'"})
        writer.client.post("/update", content="x", headers={"Authorization": "Bearer very-private"})
    told = [line for line in lines if line["event"] == "request"]
    assert "private" not in str(told)
    assert writer.token not in str(told)
    asked = [line for line in told if line.get("hash") == query_hash(SECRET)]
    assert [(line["lane"], line["rows"], line["status"]) for line in asked] == [("light", 1, 200), ("kept", 1, 200)]
    assert told[-2]["code"] == "MALFORMED_QUERY"
    assert told[-1]["code"] == "UNAUTHORIZED"
    assert all(line["ms"] > 0 for line in told)


def test_slow_queries_have_a_log_of_their_own(tmp_path: Path) -> None:
    with capture_logs() as lines, writing(tmp_path, slow_query_s=0) as writer:
        writer.client.get("/sparql", params={"query": "ASK {}"})
        writer.client.get("/healthz")
    assert [(line["event"], line["log_level"], line["hash"]) for line in lines] == [
        ("slow", "warning", query_hash("ASK {}"))
    ]


@pytest.mark.parametrize("access_log", [True, False])
def test_the_access_log_can_be_switched_off(tmp_path: Path, access_log: bool) -> None:
    with capture_logs() as lines, writing(tmp_path, access_log=access_log) as writer:
        writer.client.get("/healthz")
    assert bool(lines) is access_log


def test_a_fault_is_told_of_as_such_and_not_as_a_client_that_left() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise KeyError("a fault")

    app = LoggedRequests(broken, AccessLog(Metrics(), access=True, slow_s=1))
    with capture_logs() as lines, pytest.raises(KeyError):
        TestClient(app).get("/")
    assert [line["status"] for line in lines] == [500]


def test_the_same_query_has_the_same_name() -> None:
    assert query_hash("ASK {}") == query_hash("ASK {}") != query_hash("ASK { }")
