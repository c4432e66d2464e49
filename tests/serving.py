"""The service as a separate process, started with the user's command, for tests over real HTTP."""

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
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Served:
    """A running service: its address, a token for writing, its process and its log."""

    address: str
    token: str
    pid: int
    log: Path


@contextmanager
def served(folder: Path, **settings: object) -> Iterator[Served]:
    """Start the service on the state in a folder and wait until it is ready; settings have lower-case names."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    environment |= {f"KENNISGRAAF_{name.upper()}": str(value) for name, value in settings.items()}
    environment |= {"KENNISGRAAF_DATA": str(folder / "state"), "KENNISGRAAF_GRAPH": str(ROOT)}
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
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, process: "subprocess.Popen[bytes]", log: Path, seconds: float = 60) -> None:
    """Wait until the service reports that it is ready."""
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
