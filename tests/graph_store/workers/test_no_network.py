"""A fenced process and all processes that it forks cannot connect."""

import socket
import subprocess
import sys

import pytest

from graph_store.workers.no_network import is_known

FENCED = """
import os, socket, sys
from graph_store.workers.no_network import forbid_network
print(forbid_network(), flush=True)
os.fork()
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
    said = "connected"
except OSError as error:
    said = type(error).__name__
os.write(1, f"{said} ".encode())  # at once: there are two of us
"""


@pytest.mark.skipif(not is_known(), reason="this kernel cannot refuse connections")
def test_nothing_connects_from_behind_the_fence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run([sys.executable, "-c", FENCED, port], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "PermissionError", "PermissionError"]
