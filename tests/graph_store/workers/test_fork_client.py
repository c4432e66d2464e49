import asyncio
import socket

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.protocol import HEADER, KILL, READY, frame


def test_a_child_is_forked_and_killed_and_its_end_is_told() -> None:
    async def run() -> int:
        fork_server = await ForkClient.start("graph_store.workers.fork_server", "Children")
        pid, link = await fork_server.fork()
        assert not await fork_server.is_done(pid)
        fork_server.signal(KILL, pid)
        status = await fork_server.status(pid)
        link.close()
        await fork_server.stop()
        return status

    assert asyncio.run(run()) == -9


def test_one_that_cannot_start_is_told_of() -> None:
    async def run() -> None:
        await ForkClient.start("graph_store.no_such_module", "Children")

    with pytest.raises(StoreUnavailable, match="Children have ended"):
        asyncio.run(run())


def test_one_that_was_ready_or_had_ended_before_anybody_waited_is_known_to_be() -> None:
    async def run(*, ready: bool) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            fork_server = ForkClient(ours, "Children")
            await asyncio.get_running_loop().create_unix_connection(lambda: fork_server, sock=ours)
            if ready:
                theirs.sendall(frame(READY))
            else:
                theirs.close()
            await asyncio.sleep(0.05)
            await asyncio.wait_for(fork_server._next(HEADER.size), 1)
            await fork_server.stop()

    asyncio.run(run(ready=True))
    with pytest.raises(StoreUnavailable):
        asyncio.run(run(ready=False))


def test_one_that_has_stopped_is_gone_and_forks_no_more() -> None:
    async def run() -> bool:
        fork_server = await ForkClient.start("graph_store.workers.fork_server", "Children")
        await fork_server.stop()
        with pytest.raises(StoreUnavailable):
            await fork_server.fork()
        return fork_server.gone

    assert asyncio.run(run())


def test_children_learn_the_graph_folder_and_no_other_setting_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    from graph_store.workers.fork_client import _environment

    monkeypatch.setenv("KENNISGRAAF_STORE_PASSWORD", "secret")
    monkeypatch.setenv("KENNISGRAAF_GRAPH", "/folder")
    assert "secret" not in _environment().values()
    assert _environment()["KENNISGRAAF_GRAPH"] == "/folder"
