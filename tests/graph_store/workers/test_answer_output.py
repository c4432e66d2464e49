import gzip
import socket
import threading

import pytest

from graph_store.workers import answer_output
from graph_store.workers.answer_output import AnswerOutput
from graph_store.workers.protocol import CHUNK, DATA, END, FAULT, HEAD, HEADER, Head, frame, unpack

END_FRAME = frame(END)


def frames(link: socket.socket) -> list[tuple[bytes, bytes]]:
    """Return the sent frames, read until the other end closes."""
    with link.makefile("rb") as stream:
        found = []
        while header := stream.read(HEADER.size):
            kind, length = HEADER.unpack(header)
            found.append((kind, stream.read(length)))
        return found


def written(*chunks: bytes, zipped: bool = False, fault: bytes = b"") -> list[tuple[bytes, bytes]]:
    """Return the frames of an answer in these chunks."""
    ours, theirs = socket.socketpair()
    received: list[tuple[bytes, bytes]] = []
    reading = threading.Thread(target=lambda: received.extend(frames(ours)))
    reading.start()
    with theirs:
        output = AnswerOutput(theirs, gzip=zipped)
        output.form, output.media_type = "SELECT", "text/csv"
        for chunk in chunks:
            output.write(chunk)
        if fault:
            output.fail(frame(FAULT, fault), END_FRAME)
        else:
            output.finish(END_FRAME)
    reading.join()
    ours.close()
    assert received.pop() == (END, b"")
    return received


def test_an_answer_is_held_until_it_is_whole_and_its_length_is_told() -> None:
    head, data = written(b"abc", b"def")
    assert Head(**unpack(head[1])) == Head("SELECT", "text/csv", 6)
    assert data == (DATA, b"abcdef")


def test_an_empty_answer_has_a_head() -> None:
    assert [kind for kind, _ in written()] == [HEAD]


def test_an_answer_too_slow_to_hold_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_output, "HOLD_S", 0)
    head, *data = written(*[b"x" * 50_000] * 5)
    assert Head(**unpack(head[1])).length is None
    assert b"".join(payload for _, payload in data) == b"x" * 250_000
    assert max(len(payload) for _, payload in data) <= CHUNK


def test_a_short_answer_is_not_compressed_and_a_longer_one_is_when_the_client_takes_that() -> None:
    short, _ = written(b"abc", zipped=True)
    head, data = written(b"abc" * 1_000, zipped=True)
    assert Head(**unpack(short[1])).encoding is None
    assert Head(**unpack(head[1])).encoding == "gzip"
    assert gzip.decompress(data[1]) == b"abc" * 1_000


def test_a_compressed_stream_is_one_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_output, "HOLD_S", 0)
    head, *data = written(*[b"0123456789" * 5_000] * 5, zipped=True)
    assert Head(**unpack(head[1])) == Head("SELECT", "text/csv", None, "gzip")
    assert gzip.decompress(b"".join(payload for _, payload in data)) == b"0123456789" * 25_000


def test_a_failure_takes_the_place_of_what_was_held() -> None:
    assert written(b"abc", fault=b"{}") == [(FAULT, b"{}")]


def test_a_failure_comes_after_a_frame_that_has_begun_to_go_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_output, "HOLD_S", 0)
    ours, theirs = socket.socketpair()
    output = AnswerOutput(theirs)
    for _ in range(40):
        output.write(b"x" * 100_000)
    received: list[tuple[bytes, bytes]] = []
    reading = threading.Thread(target=lambda: received.extend(frames(ours)))
    reading.start()
    output.fail(frame(FAULT, b"{}"), END_FRAME)
    theirs.close()
    reading.join()
    ours.close()
    assert received[0][0] == HEAD
    assert received[-2:] == [(FAULT, b"{}"), (END, b"")]
    assert sum(len(payload) for kind, payload in received if kind == DATA) < 4_000_000
