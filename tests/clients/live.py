"""A live server for third-party clients: the yearly plan, with the server's own address as base."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_store.versions import State
from loaders import sync
from tests.service import DATA

START_S = 30


@contextmanager
def live(place: Path, *folders: Path) -> Iterator[str]:
    """Give the base of a running service, for example `http://127.0.0.1:40123/`.

    Each folder of inventories makes a version; without one, the yearly plan does.
    """
    port = _free_port()
    base = f"http://127.0.0.1:{port}/"
    for folder in folders or (DATA,):
        sync(folder, State(place / "state", base))
    environment = {**os.environ, "KENNISGRAAF_BASE": base, "KENNISGRAAF_DATA": str(place / "state")}
    command = [str(Path(sys.executable).with_name("kennisgraaf")), "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(base, server)
            yield base
        finally:
            server.terminate()


def fetch(address: str, accept: str = "*/*") -> bytes:
    """Return the body at an address; raise for an error."""
    request = urllib.request.Request(address, headers={"Accept": accept})  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        body: bytes = answer.read()
    return body


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(base: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        try:
            fetch(f"{base}readyz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server does not answer")
