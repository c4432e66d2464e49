"""One writer and some replicas under load, each killed in turn: every answer is that of the primary for its version.

`scripts/stress-replicas` runs it with four replicas.
"""

import contextlib
import hashlib
import http.client
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from graph_store import State
from tests.prepared import Plan
from tests.serving import COMMAND, ROOT, free_port, wait_until_ready

pytestmark = pytest.mark.slow

REPLICAS = int(os.environ.get("REPLICAS", "2"))
PAUSE_S = float(os.environ.get("PAUSE_S", "0.1"))
"""Seconds between two rounds of questions."""

PATIENCE_S = 120
NOTE = "https://kennisgraaf.example/ns#note"
TYPE, CITY = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://kennisgraaf.example/ns#Municipality"
GENT = "https://kennisgraaf.example/id/mun/gent"
UPDATE = f'DELETE WHERE {{ <{GENT}> <{NOTE}> ?n }}; INSERT DATA {{ <{GENT}> <{NOTE}> "this is state %d" }}'
WRITTEN = f"SELECT ?p ?o {{ <{GENT}> ?p ?o }} ORDER BY ?p ?o"
DOCUMENT = '{ municipality(id: "mun:gent") { label note } }'
ADDRESSES = (
    f"/sparql?query={quote(WRITTEN)}",
    f"/sparql?query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}",
    "/doc/mun/gent.ttl",
    "/doc/mun/gent?lang=nl",
    f"/graphql?query={quote(DOCUMENT)}",
    f"/explain?s={quote(GENT)}&p={quote(TYPE)}&o={quote(CITY)}",
    "/versions/1.json",
)
"""The questions of readers; the first shows the newest write."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to an address: its version, its tag, and the hash of its body."""

    address: str
    version: int
    etag: str
    sha256: str


@dataclass
class Instance:
    """A service over a state folder, and the processes that make it one."""

    folder: Path
    environment: dict[str, str]
    follows: str = ""
    port: int = field(default_factory=free_port)
    processes: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the processes, and wait until there is a version to read."""
        commands = [[COMMAND, "serve", "--port", str(self.port)]]
        if self.follows:
            commands.append([COMMAND, "replicate", "--from", self.follows])
        self.folder.mkdir(exist_ok=True)
        log = self.folder.parent / f"{self.folder.name}.log"
        with log.open("ab") as output:
            own = {**self.environment, "KENNISGRAAF_DATA": str(self.folder)}
            self.processes = [
                subprocess.Popen(words, env=own, stdout=output, stderr=output, start_new_session=True)
                for words in commands
            ]
        wait_until_ready(self.address, self.processes[0], log, PATIENCE_S)

    def kill(self) -> None:
        """End every process at once, without a chance to do anything more."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)
        self.processes = []

    def ask(self, address: str) -> Answer | None:
        """Return the answer to an address; None if the service is not there."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", address, headers={"Accept": "*/*"})
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        if answer.status == 503:
            return None
        assert answer.status == 200, (address, answer.status, body[:500])
        version, tag = answer.headers["X-Dataset-Version"], answer.headers["ETag"]
        return Answer(address, int(version), tag, hashlib.sha256(body).hexdigest())

    def version(self) -> int:
        """Return the version that it serves, 0 if it is not there."""
        found = self.ask(ADDRESSES[1])
        return found.version if found else 0

    def reach(self, version: int) -> None:
        """Wait until it serves a version."""
        deadline = time.monotonic() + PATIENCE_S
        while self.version() < version:
            assert time.monotonic() < deadline, f"{self.folder.name} serves {self.version()}, not {version}"
            time.sleep(0.05)


class Writer:
    """Changes the primary, and keeps what it answers for each version."""

    def __init__(self, primary: Instance, token: str) -> None:
        self._primary, self._token, self._number = primary, token, 0
        self.expected: set[Answer] = set()
        self.newest = 1
        self._look()

    def write(self) -> None:
        """Publish one more version."""
        self._number += 1
        connection = http.client.HTTPConnection("127.0.0.1", self._primary.port, timeout=60)
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/sparql-update"}
        connection.request("POST", "/update", body=UPDATE % self._number, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status == 200, body
        self.newest = json.loads(body)["version"]
        self._look()

    def _look(self) -> None:
        for address in ADDRESSES:
            found = self._primary.ask(address)
            assert found is not None
            assert found.version == self.newest or address == ADDRESSES[-1]
            self.expected.add(found)


class Readers(threading.Thread):
    """Reads from all replicas in turn, as behind a load balancer, until it is stopped."""

    def __init__(self, replicas: list[Instance]) -> None:
        super().__init__()
        self._replicas, self._stopped = replicas, threading.Event()
        self.answers: list[tuple[int, Answer]] = []
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            while not self._stopped.is_set():
                for address in ADDRESSES:
                    for place, replica in enumerate(self._replicas):
                        if (found := replica.ask(address)) is not None:
                            self.answers.append((place, found))
                self._stopped.wait(PAUSE_S)
        except BaseException as fault:
            self.fault = fault

    def stop(self) -> None:
        self._stopped.set()
        self.join()
        if self.fault:
            raise self.fault


@pytest.fixture
def environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    return {**own, "KENNISGRAAF_GRAPH": str(ROOT), "KENNISGRAAF_WORKERS": "1", "KENNISGRAAF_CLIENT_BUDGET_S": "0"}


def new_token(folder: Path, environment: dict[str, str], *scopes: str) -> str:
    words = [COMMAND, "token", "new", "--json", *(f"--scope={scope}" for scope in scopes)]
    own = {**environment, "KENNISGRAAF_DATA": str(folder)}
    return str(json.loads(subprocess.run(words, env=own, stdout=subprocess.PIPE, check=True).stdout)["token"])


@pytest.fixture
def instances(plan: Plan, tmp_path: Path, environment: dict[str, str]) -> Iterator[list[Instance]]:
    """A primary and its replicas, all ready."""
    plan(tmp_path / "primary")
    environment["KENNISGRAAF_PRIMARY_TOKEN"] = new_token(tmp_path / "primary", environment, "replicate")
    primary = Instance(tmp_path / "primary", environment)
    found = [primary, *(Instance(tmp_path / f"r{n}", environment, primary.address) for n in range(1, REPLICAS + 1))]
    try:
        for each in found:
            each.start()
        yield found
    finally:
        for each in found:
            each.kill()


# Over 30 s: processes that are killed and started again, while others read.
def test_no_answer_is_wrong_or_mixed_while_each_is_killed(
    instances: list[Instance], environment: dict[str, str]
) -> None:
    primary, *replicas = instances
    writer = Writer(primary, new_token(primary.folder, environment))
    readers = Readers(replicas)
    readers.start()
    try:
        for replica in replicas:
            writer.write()
            replica.kill()
            writer.write()
            replica.start()
            replica.reach(writer.newest)
        primary.kill()
        for replica in replicas:
            replica.reach(writer.newest)
        primary.start()
        writer.write()
        for replica in replicas:
            replica.reach(writer.newest)
    finally:
        readers.stop()

    assert len(readers.answers) > 20 * REPLICAS
    assert max(answer.version for _, answer in readers.answers) == writer.newest
    assert {answer for _, answer in readers.answers} - writer.expected == set()
    for place in range(len(replicas)):
        seen = [answer.version for at, answer in readers.answers if at == place and answer.address != ADDRESSES[-1]]
        assert seen == sorted(seen)
    for each in instances:
        each.kill()
        _check_same(State(primary.folder), State(each.folder))


def _check_same(primary: State, here: State) -> None:
    assert here.versions() == primary.versions()
    for number in primary.versions():
        here.verify(number)
        assert here.open(number).manifest.digest == primary.open(number).manifest.digest
