"""The balancer of the Compose example in front of processes that run as its services say, without containers.

The readers share one state folder, which one follower keeps up to date.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.deploy.containers import FOLDER, compose
from tests.prepared import Plan
from tests.serving import COMMAND, ROOT, Served, free_port, served

HAPROXY = shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")
CONFIGURATION = FOLDER / "haproxy.cfg"
PATIENCE_S = 60
UPDATE = 'INSERT DATA { <https://kennisgraaf.example/id/mun/gent> <https://kennisgraaf.example/ns#note> "balanced" }'
WRITTEN = "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22balanced%22%20%7D"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(HAPROXY is None, reason="HAProxy is needed: apt-get install haproxy"),
]


def test_the_configuration_is_one_that_the_balancer_accepts() -> None:
    done = subprocess.run([str(HAPROXY), "-c", "-f", str(CONFIGURATION)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_readers_of_one_copy_answer_behind_the_balancer_and_writes_reach_the_writer(plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    with ExitStack() as stack:
        writer = stack.enter_context(served(tmp_path))
        stack.enter_context(_follower(tmp_path, writer))
        first, second = (free_port() for _ in range(2))
        stack.enter_context(_reader(tmp_path, first))
        dying = ExitStack()
        stack.push(dying)
        dying.enter_context(_reader(tmp_path, second))
        address = stack.enter_context(_balancer(tmp_path, writer, first, second))

        assert _answer(f"{address}/doc/mun/gent.ttl") == _answer(f"{writer.address}/doc/mun/gent.ttl")
        assert _status(f"{address}/replication") == 403
        assert _status(f"http://127.0.0.1:{first}/update", writer.token) == 409
        assert _status(f"{address}/update", writer.token) in (200, 204)
        _until(lambda: all(_asked(f"http://127.0.0.1:{port}") for port in (first, second)))
        dying.close()
        assert {_status(f"{address}/healthz") for _ in range(40)} == {200}
        assert _asked(address)


def _environment(service: str, folder: Path) -> dict[str, str]:
    """Return the variables of a service, with the folders of this test."""
    chosen = dict(compose()["services"][service]["environment"])
    assert (chosen["KENNISGRAAF_GRAPH"], chosen["KENNISGRAAF_DATA"]) == ("/srv/graph", "/state")
    own = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    return own | chosen | {"KENNISGRAAF_GRAPH": str(ROOT), "KENNISGRAAF_DATA": str(folder)}


@contextmanager
def _running(words: list[str], folder: Path, log: Path, environment: dict[str, str] | None = None) -> Iterator[None]:
    with (
        log.open("wb") as output,
        subprocess.Popen(words, cwd=folder, env=environment, stdout=output, stderr=output) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def _follower(folder: Path, writer: Served) -> Iterator[None]:
    """Follow the writer, with the token where the example mounts its secret."""
    made = subprocess.run(
        [COMMAND, "token", "new", "--scope", "replicate", "--json"],
        env=_environment("writer", folder / "state"), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    service = compose()["services"]["follower"]
    [secret] = service["secrets"]
    assert Path(secret["target"]) == Path(service["working_dir"]) / ".env"
    place = folder / "follower"
    place.mkdir()
    (place / ".env").write_text(f"KENNISGRAAF_PRIMARY_TOKEN={json.loads(made.stdout)['token']}\n", encoding="utf-8")
    words = [COMMAND, *(word.replace("http://writer:8000", writer.address) for word in service["command"])]
    with _running(words, place, folder / "follower.log", _environment("follower", folder / "copy")):
        yield


@contextmanager
def _reader(folder: Path, port: int) -> Iterator[None]:
    words = [COMMAND, "serve", "--port", str(port)]
    with _running(words, folder, folder / f"{port}.log", _environment("reader", folder / "copy")):
        _until(lambda: _status(f"http://127.0.0.1:{port}/readyz") == 200)
        yield


@contextmanager
def _balancer(folder: Path, writer: Served, *readers: int) -> Iterator[str]:
    """Run the balancer with the addresses of these processes instead of names, and return its address."""
    port = free_port()
    changes = {
        "bind :8080": f"bind 127.0.0.1:{port}",
        " resolvers names init-addr none": "",
        "server writer writer:8000": f"server writer {writer.address.removeprefix('http://')}",
        "server-template reader 10 reader:8000": "\n    ".join(f"server r{each} 127.0.0.1:{each}" for each in readers),
    }
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "haproxy.cfg").write_text(text, encoding="utf-8")
    address, log = f"http://127.0.0.1:{port}", folder / "haproxy.log"
    with _running([str(HAPROXY), "-db", "-f", str(folder / "haproxy.cfg")], folder, log):
        _until(lambda: _status(f"{address}/readyz") == 200)
        yield address


def _answer(address: str) -> tuple[str, bytes]:
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - a server of this test
        return answer.headers["ETag"], answer.read()


def _asked(address: str) -> bool:
    """Return whether a service has the update."""
    return b"true" in _answer(f"{address}{WRITTEN}")[1]


def _status(address: str, token: str = "") -> int:
    """Return the status of an answer, to an update if there is a token. It is 0 if there is no answer."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    request = urllib.request.Request(  # noqa: S310 - a server of this test
        address, UPDATE.encode() if token else None, headers if token else {}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - a server of this test
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)
