import socket

from graph_store.workers.protocol import (
    DATA,
    HEADER,
    REQUEST,
    Conditions,
    Head,
    frame,
    pack,
    pack_task,
    receive_alone,
    unpack,
    unpack_task,
)


def test_a_frame_says_its_kind_and_length() -> None:
    whole = frame(DATA, b"abc")
    assert HEADER.unpack(whole[: HEADER.size]) == (DATA, 3)
    assert whole[HEADER.size :] == b"abc"


def test_what_is_known_before_the_first_byte_arrives_as_it_was_sent() -> None:
    head = Head("SELECT", "text/csv", None)
    assert Head(**unpack(pack(head))) == head


def test_a_query_arrives_with_the_conditions_that_it_shares_with_others() -> None:
    conditions = Conditions("urn:", ["", "urn:g"], None, False, "text/csv", None, {"a": "urn:a"}, 10, 20, 1.5)
    texts = "ASK {}", "", "SELECT 'é' {}"
    arrived = [unpack_task(pack_task(text, pack(conditions))) for text in texts]
    assert arrived == [(text, conditions) for text in texts]


def test_a_frame_that_comes_alone_is_read_whole_whatever_its_size() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for size in (0, 10, 100_000):
            ours.sendall(frame(REQUEST, b"x" * size))
            assert receive_alone(theirs) == (REQUEST, b"x" * size)
        ours.sendall(frame(REQUEST, b"abc")[:3])
        ours.close()
        assert receive_alone(theirs) == (b"", b"")
