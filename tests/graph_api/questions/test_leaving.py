"""A named question whose client disconnects or whose deadline passes: its worker is ended in every case."""

import asyncio
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from graph_api.app import create_app
from graph_api.service import Service, ServiceSettings
from graph_store.workers.fair_scheduler import State
from queries.catalogue import Question
from tests.graph_api.small import publish

pytestmark = pytest.mark.slow

COMPUTING = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }"
STREAMING = "SELECT * { ?s ?p ?o . ?a ?b ?c }"
PATH = "/query/cq-020"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    state = publish(tmp_path_factory.mktemp("leaving") / "state")
    settings = ServiceSettings(
        data=state.root, workers=1, query_timeout_s=2, max_rows=100_000_000, max_answer_mb=100_000
    )
    with TestClient(create_app(settings)) as client:
        assert client.get(f"{PATH}?format=csv").status_code == 200  # starts the workers
        yield client


async def leave_after(client: TestClient, seconds: float, form: str) -> None:
    """Ask over ASGI, and disconnect after some seconds."""
    scope = {
        "type": "http", "method": "GET", "path": PATH, "raw_path": PATH.encode(), "scheme": "http",
        "query_string": f"format={form}".encode(), "headers": [(b"host", b"here")], "client": ("192.0.2.1", 1),
        "server": ("here", 80), "http_version": "1.1", "asgi": {"version": "3.0", "spec_version": "2.3"},
    }  # fmt: skip
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(seconds)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        await asyncio.sleep(0.01)

    await client.app(scope, receive, send)


@pytest.mark.parametrize("form", ["csv", "spreadsheet"])
@pytest.mark.parametrize("text", [COMPUTING, STREAMING])
def test_the_worker_ends_with_its_client(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, text: str, form: str
) -> None:
    monkeypatch.setattr(Question, "bound", lambda *_, **__: text)
    service: Service = client.app.state.service  # type: ignore[attr-defined]
    scheduler, killed = service.workers.scheduler, service.workers.scheduler.kills
    assert client.portal is not None
    client.portal.call(leave_after, client, 0.5, form)
    assert scheduler.kills > killed
    assert {state: scheduler.count(state) for state in State} == dict.fromkeys(State, 0)


def test_a_question_ends_at_its_deadline(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Question, "bound", lambda *_, **__: COMPUTING)
    answer = client.get(f"{PATH}?format=csv")
    assert (answer.status_code, answer.json()["code"]) == (503, "QUERY_TIMEOUT")
