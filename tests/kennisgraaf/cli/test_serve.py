"""Tests of `kennisgraaf serve` in its own process."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kennisgraaf.cli.serve import welcome
from tests.kennisgraaf.running import Run

COMMAND = Path(sys.executable).parent / "kennisgraaf"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_port_in_use_is_a_clear_fault(run: Run, synced: Path, taken: int) -> None:
    outcome = run("serve", "--port", taken)
    assert outcome.code == 3
    assert outcome.err.startswith(f"kennisgraaf: PORT_IN_USE: 127.0.0.1:{taken} ")
    assert "--port" in outcome.err


def test_an_address_that_is_not_ours_is_a_clear_fault(run: Run, synced: Path) -> None:
    assert run("serve", "--host", "192.0.2.1").err.startswith("kennisgraaf: PORT_IN_USE: 192.0.2.1:8000 ")


def test_it_says_what_to_try_next() -> None:
    assert [word for word in welcome("http://h:1").split() if "://h:1/" in word] == [
        "http://h:1/graphql",
        "http://h:1/sparql",
        "http://h:1/class",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_the_newest_version_and_stops_when_asked(synced: Path, asked: signal.Signals) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)], env=os.environ, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"Kennisgraaf is ready on http://127.0.0.1:{port}\n"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/readyz")
        assert connection.getresponse().read() == b'{"ready":true,"version":1}'
        connection.close()
    finally:
        process.send_signal(asked)
        rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert rest.endswith("stopped\n")
