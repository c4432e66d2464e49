import socket
import threading

import pytest

from graph_store import sandbox_worker
from graph_store.sandbox_wire import DATA, HEAD, HEADER, Head, unpack
from graph_store.sandbox_worker import Outlet
from graph_store.snapshot import Snapshot
from tests.graph_store.asking import EX, ask, count, published


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def frames(link: socket.socket) -> list[tuple[bytes, bytes]]:
    """What was sent, read until the other end closes."""
    with link.makefile("rb") as stream:
        found = []
        while header := stream.read(HEADER.size):
            kind, length = HEADER.unpack(header)
            found.append((kind, stream.read(length)))
        return found


def written(*chunks: bytes) -> list[tuple[bytes, bytes]]:
    """The frames of an answer in these chunks."""
    ours, theirs = socket.socketpair()
    received: list[tuple[bytes, bytes]] = []
    reading = threading.Thread(target=lambda: received.extend(frames(ours)))
    reading.start()
    with theirs:
        outlet = Outlet(theirs)
        outlet.form, outlet.media_type = "SELECT", "text/csv"
        for chunk in chunks:
            outlet.write(chunk)
        outlet.finish()
    reading.join()
    ours.close()
    return received


def test_an_answer_is_held_until_it_is_whole_and_its_length_is_told() -> None:
    head, data = written(b"abc", b"def")
    assert Head(**unpack(head[1])) == Head("SELECT", "text/csv", 6)
    assert data == (DATA, b"abcdef")


def test_an_empty_answer_has_a_head() -> None:
    assert [kind for kind, _ in written()] == [HEAD]


@pytest.mark.parametrize("limit", ["HOLD_BYTES", "HOLD_S"])
def test_an_answer_too_large_or_too_slow_to_hold_is_streamed(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_worker, limit, 0)
    head, *data = written(*[b"x" * 50_000] * 5)
    assert Head(**unpack(head[1])).length is None
    assert b"".join(payload for _, payload in data) == b"x" * 250_000
    assert max(len(payload) for _, payload in data) <= sandbox_worker.CHUNK


def test_what_one_query_took_is_not_missing_to_the_next(snapshot: Snapshot) -> None:
    pairs = f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?t {{ ?s <{EX}p> ?o . ?t <{EX}p> ?u }} }}"
    assert [count(answer) for answer in ask(snapshot, *[pairs] * 4, memory_mb=400)] == [1_000_000] * 4
