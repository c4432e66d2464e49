from graph_store.sandbox_wire import DATA, HEADER, Head, Task, frame, pack, unpack


def test_a_frame_says_its_kind_and_length() -> None:
    whole = frame(DATA, b"abc")
    assert HEADER.unpack(whole[: HEADER.size]) == (DATA, 3)
    assert whole[HEADER.size :] == b"abc"


def test_tasks_and_heads_arrive_as_they_were_sent() -> None:
    head = Head("SELECT", "text/csv", None)
    task = Task("ASK {}", "urn:", ["", "urn:g"], None, False, "text/csv", None, {"a": "urn:a"}, 10, 20, 1.5)
    assert Head(**unpack(pack(head))) == head
    assert Task(**unpack(pack(task))) == task
