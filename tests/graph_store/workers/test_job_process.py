"""The child process of a job, without a process."""

import errno
import mmap
import resource
import socket

import pytest

from graph_store.workers import job_process
from graph_store.workers.job_process import do_job
from graph_store.workers.protocol import DATA, END, FAULT, HEAD, READY, REQUEST, frame, pack, receive, unpack


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set no limits, because they would stay with the process of the tests."""
    monkeypatch.setattr(job_process, "_limit", lambda _: None)
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)


def test_it_says_what_came_of_a_task() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(frame(REQUEST, pack({"n": 2})))
        do_job(theirs, mmap.mmap(-1, 1), memory_bytes=0, work=lambda task: ({"twice": task["n"] * 2}, b"xy"))
        frames = [receive(ours) for _ in range(4)]
    assert [kind for kind, _ in frames] == [READY, HEAD, DATA, END]
    assert (unpack(frames[1][1]), frames[2][1]) == ({"twice": 4}, b"xy")


def test_without_a_task_it_ends() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.shutdown(socket.SHUT_WR)
        do_job(theirs, mmap.mmap(-1, 1), memory_bytes=0, work=lambda _: ({}, b""))
        assert receive(ours)[0] == READY


def test_a_full_disk_is_told() -> None:
    def fill(_: object) -> tuple[object, bytes]:
        raise OSError(errno.ENOSPC, "No space left on device", "/elsewhere/body")

    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(frame(REQUEST, pack({})))
        do_job(theirs, mmap.mmap(-1, 1), memory_bytes=0, work=fill)
        frames = [receive(ours) for _ in range(3)]
    assert [kind for kind, _ in frames] == [READY, FAULT, END]
    assert unpack(frames[1][1])["code"] == "STORE_FULL"
