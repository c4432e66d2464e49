"""The load loop, against a server that answers in both ways HTTP frames a body."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from bench.load import measure, post

pytestmark = pytest.mark.slow

COUNTED = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
REFUSED = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}"
QUESTION = post("q", "/sparql", "application/sparql-query", "ASK {}")


@pytest.fixture
def answering() -> Iterator[Callable[[bytes], int]]:
    """Starts a server that gives one answer to everything; gives its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def converse(connection: socket.socket, answer: bytes) -> None:
        with connection:
            while connection.recv(4096).startswith(b"POST /sparql HTTP/1.1\r\n"):
                connection.sendall(answer)

    def accept(answer: bytes) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=converse, args=(connection, answer)))
            threads[-1].start()

    def start(answer: bytes) -> int:
        threads.append(threading.Thread(target=accept, args=(answer,)))
        threads[-1].start()
        return int(listening.getsockname()[1])

    yield start
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    for thread in threads:
        thread.join(5)


@pytest.mark.parametrize("answer", [COUNTED, CHUNKED], ids=["counted", "chunked"])
def test_every_answer_is_timed(answering: Callable[[bytes], int], answer: bytes) -> None:
    timing = measure("127.0.0.1", answering(answer), QUESTION, clients=2, seconds=0.2)
    assert 0 < timing.p50_ms <= timing.p99_ms
    assert timing.per_second > 10


def test_a_refusal_ends_the_measurement(answering: Callable[[bytes], int]) -> None:
    with pytest.raises(SystemExit, match=r"q: http/1\.1 400 bad request"):
        measure("127.0.0.1", answering(REFUSED), QUESTION, clients=1, seconds=0.1)
