"""The servers that are compared, each started as its documentation says: ours and its peers.

A peer is installed from PyPI into a separate environment.
"""

import http.client
import json
import socket
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from time import perf_counter, sleep

from bench import processes

OXIGRAPH = "oxigraph==0.5.13"
RDFLIB_ENDPOINT = "rdflib-endpoint[cli]==0.6.3"
_STARTING_S = 60

_fresh = count()


class Endpoint:
    """One connection to one server."""

    def __init__(self, port: int, path: str, token: str = "", pid: int = 0) -> None:
        self.port, self.path, self.pid, self._token = port, path, pid, token
        self._connection = http.client.HTTPConnection(processes.HOST, port, timeout=300)

    def ask(self, query: str, *, anew: bool = True) -> float:
        """Return the seconds until the answer is complete. `anew` makes the text unique."""
        text = f"{query}\n# {next(_fresh)}" if anew else query
        return self.send("POST", self.path, "application/sparql-query", text.encode())[0]

    def send(self, method: str, path: str, media_type: str, body: bytes) -> tuple[float, bytes]:
        """Return the seconds and content of an answer. Exits if the status is an error."""
        accept = "application/sparql-results+json, application/n-triples;q=0.9, */*;q=0.1"
        headers = {"Content-Type": media_type, "Accept": accept}
        if path != self.path:
            headers["Authorization"] = f"Bearer {self._token}"
        began = perf_counter()
        try:
            answer = self._answer(method, path, body, headers)
        except ConnectionError:  # the server closed an idle connection
            self._connection.close()
            answer = self._answer(method, path, body, headers)
        content = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {content[:300]!r}")
        return perf_counter() - began, content

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _answer(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> http.client.HTTPResponse:
        self._connection.request(method, path, body, headers)
        return self._connection.getresponse()


@contextmanager
def ours(folder: Path, name: str = "ours", **settings: object) -> Iterator[Endpoint]:
    """Run our service on the plain dataset of this name, with these settings."""
    state, log, port = folder / name, folder / f"{name}.log", processes.free_port()
    kennisgraaf = str(Path(sys.executable).parent / "kennisgraaf")
    new_token = [kennisgraaf, "token", "new", "--json"]
    made = subprocess.run(new_token, env=processes.user_environment(state), stdout=subprocess.PIPE, check=True)
    chosen = [f"KENNISGRAAF_{setting.upper()}={value}" for setting, value in settings.items()]
    command = ["env", "KENNISGRAAF_PLAIN=true", *chosen, kennisgraaf, "serve", "--port", str(port)]
    with processes.started(command, folder, state, log) as process:
        processes.seconds_until_ready(process, port, log, _STARTING_S)
        with closing(Endpoint(port, "/sparql", json.loads(made.stdout)["token"], process.pid)) as endpoint:
            yield endpoint


@contextmanager
def oxigraph(folder: Path, data: Path) -> Iterator[Endpoint]:
    """Run `oxigraph serve` on the same data on disk."""
    program, store = oxigraph_program(folder), folder / "oxigraph-store"
    oxigraph_load(program, store, data)
    with oxigraph_served(program, store) as endpoint:
        yield endpoint


def oxigraph_program(folder: Path) -> Path:
    """Install `oxigraph` for this run and return its program."""
    return _installed(folder, OXIGRAPH) / "oxigraph"


def oxigraph_load(program: Path, store: Path, data: Path) -> None:
    """Load a file into a store on disk."""
    load = [str(program), "load", "--location", str(store), "--file", str(data)]
    subprocess.run(load, check=True, stderr=subprocess.DEVNULL)


@contextmanager
def oxigraph_served(program: Path, store: Path) -> Iterator[Endpoint]:
    """Run `oxigraph serve` on a store."""
    port = processes.free_port()
    command = [str(program), "serve", "--location", str(store), "--bind", f"{processes.HOST}:{port}"]
    with _answering(command, store.parent, Endpoint(port, "/query")) as endpoint:
        yield endpoint


@contextmanager
def rdflib_endpoint(folder: Path, data: Path) -> Iterator[Endpoint]:
    """Run rdflib-endpoint on a file in memory."""
    program, port = str(_installed(folder, RDFLIB_ENDPOINT) / "rdflib-endpoint"), processes.free_port()
    command = [program, "serve", "--host", processes.HOST, "--port", str(port), str(data)]
    with _answering(command, folder, Endpoint(port, "/")) as endpoint:
        yield endpoint


@contextmanager
def floor(folder: Path, body: bytes, *, forked: bool) -> Iterator[Endpoint]:
    """Run a server that always gives this answer. With `forked`, another process holds it."""
    file, port = folder / "floor", processes.free_port()
    file.write_bytes(body)
    command = [sys.executable, "-P", "-m", "bench.sparql_floor", str(port), str(file), *["--forked"] * forked]
    with _answering(["env", f"PYTHONPATH={Path(__file__).parents[1]}", *command], folder, Endpoint(port, "/")) as found:
        yield found


def _installed(folder: Path, requirement: str) -> Path:
    """Install a requirement for this run and return the folder of its programs."""
    home = folder / requirement.partition("=")[0]
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin" / "python", "-m", "pip", "-q", "install", requirement], check=True)
    return home / "bin"


@contextmanager
def _answering(command: Sequence[str], folder: Path, endpoint: Endpoint) -> Iterator[Endpoint]:
    """Run a command and yield its endpoint once it answers."""
    with processes.started(command, folder, folder, folder / "peer.log") as process:
        endpoint.pid = process.pid
        until = perf_counter() + _STARTING_S
        while not _listens(endpoint.port):
            if perf_counter() > until:
                raise SystemExit(f"{command[0]} did not start")
            sleep(0.1)
        with closing(endpoint):
            yield endpoint


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((processes.HOST, port)) == 0
