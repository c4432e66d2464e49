"""Unmodified clients subscribe to a service while inventories are loaded, and name their documents."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

import pytest

from graph_store.versions import State
from loaders import sync
from tests import node
from tests.clients.live import fetch, live
from tests.documents import taken
from tests.service import DATA

HERE = Path(__file__).parent
CLIENTS = ("graphql-sse", "graphql-sse with one connection", "urql", "apollo")
NAME = 'subscription { live { municipality(id: "mun:gent") { label } } }'
[EXAMPLE] = taken("graphql.md", "js")

pytestmark = pytest.mark.slow


class Running:
    """A service over a state of its own, and the inventories that the tests change."""

    def __init__(self, base: str, place: Path) -> None:
        self.base, self._state = base, State(place / "state", base)
        self._inventories = place / "inventories"
        shutil.copytree(DATA, self._inventories)

    @property
    def address(self) -> str:
        return f"{self.base}graphql"

    def replace(self, file: str, before: str, after: str) -> None:
        """Change a text in one inventory, and synchronise."""
        changed = self._inventories / file
        text = changed.read_text(encoding="utf-8")
        assert before in text
        changed.write_text(text.replace(before, after), encoding="utf-8")
        assert sync(self._inventories, self._state).published

    def gauge(self, name: str) -> int:
        metrics = fetch(f"{self.base}metrics").decode()
        return int(re.findall(rf"^kennisgraaf_{name} (\d+)$", metrics, re.MULTILINE)[0])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    place = tmp_path_factory.mktemp("subscribed")
    node.install(HERE)
    with live(place) as base:
        yield Running(base, place)


@contextmanager
def subscribed(address: str, client: str, query: str) -> Iterator["Queue[dict[str, Any]]"]:
    """Give the answers that a client gets while the block runs."""
    answers: Queue[dict[str, Any]] = Queue()
    command = ["node", "subscribe.mjs", address, client, query]
    with subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        reader = Thread(target=_read, args=(process.stdout, answers))
        reader.start()
        try:
            yield answers
        finally:
            process.stdin.close()
            process.wait(20)
            reader.join()


def _read(lines: IO[str], answers: "Queue[dict[str, Any]]") -> None:
    for line in lines:
        answers.put(json.loads(line))


def label(answers: "Queue[dict[str, Any]]") -> str:
    found: str = answers.get(timeout=30)["data"]["live"]["municipality"]["label"]
    return found


@pytest.mark.parametrize("client", [*CLIENTS, "apollo's cache"])
def test_a_client_gets_the_changes_of_a_sync_and_nothing_else(running: Running, client: str) -> None:
    with subscribed(running.address, client, NAME) as answers:
        assert label(answers) == "Gent"
        assert running.gauge("graphql_subscriptions") == 1
        running.replace("themes.csv", "urban policy", "city policy")
        with pytest.raises(Empty):
            answers.get(timeout=2)
        running.replace("cities.csv", ",Gent,", ",Gand,")
        assert label(answers) == "Gand"
        running.replace("cities.csv", ",Gand,", ",Gent,")
        running.replace("themes.csv", "city policy", "urban policy")
        assert label(answers) == "Gent"
    assert running.gauge("event_streams") == running.gauge("graphql_subscriptions") == 0


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_is_told_why_a_subscription_is_refused(running: Running, client: str) -> None:
    with subscribed(running.address, client, "subscription { nothing { label } }") as answers:
        told = json.dumps(answers.get(timeout=30))
    assert "Cannot query field" in told or "400" in told


@pytest.mark.parametrize("client", ["urql", "apollo"])
def test_a_client_registers_a_document_once_and_then_names_it(running: Running, client: str) -> None:
    query = f'query {client} {{ municipality(id: "mun:gent") {{ nisCode }} }}'
    command = ["node", "persisted.mjs", running.address, client, query]
    done = subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.PIPE, timeout=60)
    found = json.loads(done.stdout)
    assert [each["municipality"]["nisCode"] for each in found["answers"]] == ["44021", "44021"]
    sent = [(each["method"], each["sendsQuery"]) for each in found["requests"]]
    assert sent == [("GET", False), ("GET" if client == "urql" else "POST", True), ("GET", False)]


def test_the_example_of_the_documentation_runs(running: Running, tmp_path: Path) -> None:
    script = HERE / "node_modules" / "example.mjs"
    script.write_text(EXAMPLE.text.replace("http://localhost:8000/", running.base), encoding="utf-8")
    try:
        done = subprocess.run(["node", str(script)], check=True, stdout=subprocess.PIPE, text=True, timeout=60)
    finally:
        script.unlink()
    assert done.stdout.strip() == "Gent"
