"""A client that disconnects before its write is done: over real HTTP, because only a connection can be closed."""

import http.client
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph_store.versions import State
from tests.graph_api.small import publish
from tests.serving import Served, served

pytestmark = pytest.mark.slow

ENDLESS = "INSERT { ?a <urn:x:p> ?f } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?i && ?f = <urn:x:q>) }"
SMALL = "INSERT DATA { <urn:x:s> <urn:x:p> <urn:x:o> }"


def test_the_write_of_a_client_that_left_ends_and_the_next_one_is_done(tmp_path: Path) -> None:
    publish(tmp_path / "state")
    with served(tmp_path, workers=1, update_timeout_s=300, lock_wait_s=30) as running:
        left = connected(running, ENDLESS)
        lock = tmp_path / "state" / "lock"
        while not lock.read_text():  # the name of its owner, while it is held
            time.sleep(0.05)
        left.close()
        status, body = post(running, SMALL)
    assert (status, "urn" in body) == (200, False), body
    state = State(tmp_path / "state")
    assert state.versions() == [1, 2, 3]
    assert not state.newest().select("SELECT ?s { ?s <urn:x:p> <urn:x:q> }")
    assert state.newest().select("SELECT ?o { <urn:x:s> <urn:x:p> ?o }")


def connected(running: Served, text: str) -> socket.socket:
    """Give a connection on which an update has been sent."""
    host = urlsplit(running.address)
    client = socket.create_connection((str(host.hostname), int(host.port or 0)), timeout=60)
    head = (
        f"POST /update HTTP/1.1\r\nHost: {host.netloc}\r\nAuthorization: Bearer {running.token}\r\n"
        f"Content-Type: application/sparql-update\r\nContent-Length: {len(text)}\r\n\r\n"
    )
    client.sendall(f"{head}{text}".encode())
    return client


def post(running: Served, text: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(running.address).netloc, timeout=120)
    try:
        sent = {"Authorization": f"Bearer {running.token}", "Content-Type": "application/sparql-update"}
        connection.request("POST", "/update", text, sent)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
