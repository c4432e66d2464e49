"""The service as a process of its own, started by the command that a user types, for tests over real HTTP."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "kennisgraaf")


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, a token that may write, its process and its log."""

    address: str
    token: str
    pid: int
    log: Path


@contextmanager
def served(folder: Path, **settings: object) -> Iterator[Served]:
    """The service over the state in a folder, ready; settings by their names in small letters."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    environment |= {f"KENNISGRAAF_{name.upper()}": str(value) for name, value in settings.items()}
    environment["KENNISGRAAF_DATA"] = str(folder / "state")
    made = subprocess.run([COMMAND, "token", "new", "--json"], env=environment, stdout=subprocess.PIPE, check=True)
    port, log = free_port(), folder / "service.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)], env=environment, cwd=folder, stdout=output, stderr=output
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, process, log)
        yield Served(address, json.loads(made.stdout)["token"], process.pid, log)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, process: "subprocess.Popen[bytes]", log: Path, seconds: float = 60) -> None:
    """Return when the service says that it is ready."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310
                assert answer.status == 200
                return
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
