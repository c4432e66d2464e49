"""Two processes that serve one state folder at one address, over real connections."""

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.prepared import Plan
from tests.serving import COMMAND, Served, free_port, served, wait_until_ready

pytestmark = pytest.mark.slow

CONNECTIONS = 24
"""Connections that the kernel spreads over two processes: one gets them all once in eight million times."""

PATIENCE_S = 60
GENT = "https://kennisgraaf.example/id/mun/gent"
NOTE = "https://kennisgraaf.example/ns#note"
DOCUMENT = '{ municipality(id: "mun:gent") { label note } }'
WRITTEN = f"SELECT ?n {{ <{GENT}> <{NOTE}> ?n }}"
ADDRESSES = (
    f"/sparql?query={quote(WRITTEN)}",
    "/doc/mun/gent.ttl",
    "/doc/mun/gent?lang=nl",
    f"/graphql?query={quote(DOCUMENT)}",
    "/status",
    "/catalog",
)
TOKEN = "X-GraphQL-Event-Stream-Token"


@pytest.fixture
def service(plan: Plan, tmp_path: Path) -> Iterator[Served]:
    """The service on the yearly plan, with two processes."""
    plan(tmp_path / "state")
    with served(tmp_path, serve_workers=2) as found:
        wait_until(lambda: len(children(found.pid)) == 2)
        yield found


def children(pid: int) -> list[int]:
    with contextlib.suppress(FileNotFoundError):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def family(pid: int) -> list[int]:
    return [pid, *(each for child in children(pid) for each in family(child))]


def runs(pid: int) -> bool:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def connect(address: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_S)


def ask(
    service: Served, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of the answer on a new connection."""
    with contextlib.closing(connect(service.address)) as connection:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def write(service: Served, text: str) -> int:
    """Publish a version with this note, and return its number."""
    update = f'DELETE WHERE {{ <{GENT}> <{NOTE}> ?n }}; INSERT DATA {{ <{GENT}> <{NOTE}> "{text}" }}'
    bearer = {"Authorization": f"Bearer {service.token}", "Content_Type": "application/sparql-update"}
    status, _, body = ask(service, "/update", "POST", update, **bearer)
    assert status == 200, body
    return int(json.loads(body)["version"])


def metric(service: Served, name: str) -> float:
    text = ask(service, "/metrics")[2].decode()
    return sum(map(float, re.findall(rf"^kennisgraaf_{name} ([\d.e+]+)$", text, re.MULTILINE)))


def test_a_write_is_read_from_every_process_at_once_with_one_tag_for_each_answer(service: Served) -> None:
    for number in range(1, 4):
        version = write(service, f"state {number}")
        for path in ADDRESSES:
            answers = {
                (status, headers["x-dataset-version"], headers.get("etag"), body)
                for status, headers, body in (ask(service, path) for _ in range(CONNECTIONS))
            }
            [(status, told, tag, _)] = answers
            assert (status, told) == (200, str(version))
            assert tag or path.startswith("/graphql")
        assert f"state {number}".encode() in ask(service, ADDRESSES[0])[2]


def test_a_process_that_is_killed_under_load_gives_no_wrong_answer_and_comes_back(service: Served) -> None:
    expected, wrong, done = write(service, "before"), [], threading.Event()
    right = ask(service, ADDRESSES[0])[2]

    def load() -> None:
        while not done.is_set():
            with contextlib.suppress(OSError, http.client.HTTPException):  # the connection was to the killed process
                status, headers, body = ask(service, ADDRESSES[0])
                if (status, headers["x-dataset-version"], body) != (200, str(expected), right):
                    wrong.append((status, body))

    askers = [threading.Thread(target=load) for _ in range(4)]
    for each in askers:
        each.start()
    for _ in range(2):
        before = children(service.pid)
        os.kill(before[0], signal.SIGKILL)
        wait_until(lambda gone=before[0]: gone not in children(service.pid) and len(children(service.pid)) == 2)  # type: ignore[misc]
        assert before[1] in children(service.pid)
        wait_until(lambda: metric(service, "serving_processes") == 2)
    done.set()
    for each in askers:
        each.join()
    assert wrong == []
    assert service.log.read_text().count("serving process ended") == 2


def test_metrics_are_those_of_all_processes_and_no_counter_decreases(service: Served) -> None:
    name = r'requests_total\{path="/doc",[^}]*\}'
    for _ in range(CONNECTIONS):
        ask(service, "/doc/mun/gent.ttl")
    wait_until(lambda: metric(service, name) == CONNECTIONS)
    assert metric(service, "serving_processes") == 2
    os.kill(children(service.pid)[0], signal.SIGKILL)
    wait_until(lambda: "serving process ended" in service.log.read_text() and len(children(service.pid)) == 2)
    assert metric(service, name) == CONNECTIONS
    ask(service, "/doc/mun/gent.ttl")
    wait_until(lambda: metric(service, name) == CONNECTIONS + 1)


def test_the_requests_of_one_event_stream_may_reach_any_process(service: Served) -> None:
    query = {"query": 'subscription { live { municipality(id: "mun:gent") { label } } }'}
    for number in range(6):
        status, _, token = ask(service, "/graphql", "PUT")
        assert status == 201
        place = {"X_GraphQL_Event_Stream_Token": token.decode()}
        with contextlib.closing(connect(service.address)) as stream:
            stream.request("GET", "/graphql", headers={TOKEN: token.decode(), "Accept": "text/event-stream"})
            events = stream.getresponse()
            assert events.status == 200
            body = json.dumps({**query, "extensions": {"operationId": f"o{number}"}})
            assert ask(service, "/graphql", "POST", body, Content_Type="application/json", **place)[0] == 202
            assert next_event(events)["payload"]["data"]["live"]["municipality"]["label"] == "Gent"
            assert ask(service, f"/graphql?operationId=o{number}", "DELETE", **place)[0] == 200
    wait_until(lambda: metric(service, "event_streams") == 0)


def next_event(events: http.client.HTTPResponse) -> Any:
    for line in events:
        if line.startswith(b"data: {"):
            return json.loads(line.removeprefix(b"data: "))
    raise AssertionError("the stream has ended")


def test_the_limit_on_subscriptions_of_a_client_holds_for_all_processes(plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    with served(tmp_path, serve_workers=2, graphql_subscriptions=5) as service:
        found = [ask(service, "/graphql", "PUT")[0] for _ in range(12)]
        assert (found.count(201), found.count(429)) == (5, 7)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_however_the_supervisor_ends_no_process_stays(plan: Plan, tmp_path: Path, ending: signal.Signals) -> None:
    plan(tmp_path / "state")
    port, log = free_port(), tmp_path / "log"
    folder = Path(tempfile.mkdtemp(prefix="kg-"))  # the path of a socket must be short
    environment = {
        **os.environ, "KENNISGRAAF_DATA": str(tmp_path / "state"), "KENNISGRAAF_SERVE_WORKERS": "2",
        "TMPDIR": str(folder),
    }  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)], env=environment, stdout=output, stderr=output
        )
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process, log)
        wait_until(lambda: log.read_bytes().count(b"Kennisgraaf is ready") == 1)
        everyone = family(process.pid)
        assert len(everyone) >= 3
        process.send_signal(ending)
        process.wait(PATIENCE_S)
        wait_until(lambda: not any(map(runs, everyone)))
        assert list(folder.glob("kennisgraaf-serving-*")) == []
        if ending is not signal.SIGKILL:
            assert process.returncode == 0
            assert log.read_text().endswith("stopped\n")
    finally:
        process.kill()
        process.wait(PATIENCE_S)
        shutil.rmtree(folder, ignore_errors=True)
