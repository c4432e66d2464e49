import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph_store.snapshot import Snapshot
from graph_store.workers.query_workers import Query
from tests.graph_store.querying import ENDLESS, published, query_workers


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


# Over 20 s: closing waits for running queries until their deadline.
@pytest.mark.slow
def test_no_process_is_left_when_the_pool_closes(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        async with query_workers(timeout_s=20) as opened:
            await opened.warm(snapshot)
            workers = await opened._pool.workers(snapshot)
            pids = [workers.pid, *(worker.pid for worker in workers._idle)]
            endless = asyncio.ensure_future(opened.run(snapshot, Query(ENDLESS)))
            await asyncio.sleep(0.1)
        await asyncio.gather(endless, return_exceptions=True)
        return pids

    pids = asyncio.run(run())
    assert pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists() and os.name == "posix"]


def test_workers_end_with_a_server_that_was_killed(snapshot: Snapshot) -> None:
    program = (
        "import asyncio, os, sys\n"
        "from pathlib import Path\n"
        "from graph_store.snapshot import Snapshot\n"
        "from graph_store.workers.version_workers import VersionWorkers\n"
        "from graph_store.workers.fork_client import ForkClient\n"
        "async def main():\n"
        "    root = await ForkClient.start('graph_store.workers.fork_server', 'workers')\n"
        "    workers = await VersionWorkers.start(root, Snapshot(Path(sys.argv[1]), 1), 64 << 20, in_memory=True)\n"
        "    async with workers.use() as worker:\n"
        "        print(workers.pid, worker.pid, flush=True)\n"
        "        os.kill(os.getpid(), 9)\n"
        "asyncio.run(main())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(snapshot.folder)], stdout=subprocess.PIPE, check=False, timeout=30
    )
    assert len(ended.stdout.split()) == 2
    deadline = time.monotonic() + 5
    while alive := [pid for pid in ended.stdout.split() if is_running(int(pid))]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.02)


def test_a_signal_to_the_whole_group_leaves_the_end_of_its_children_to_the_fork_server(snapshot: Snapshot) -> None:
    async def run() -> None:
        async with query_workers(timeout_s=20) as opened:
            await opened.warm(snapshot)
            workers = await opened._pool.workers(snapshot)
            async with workers.use() as worker:
                worker.pause()
                await asyncio.sleep(0.1)
                os.kill(workers.pid, signal.SIGTERM)
                await asyncio.sleep(0.1)
                assert not workers.gone
                assert is_running(worker.pid)
        assert not is_running(worker.pid)

    asyncio.run(run())


def is_running(pid: int) -> bool:
    """Return whether the process exists and is not a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_what_loads_a_version_ends_with_a_zygote_that_was_killed(snapshot: Snapshot) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from graph_store.workers.fork_server import _loaded\n"
        "fork = os.fork\n"
        "os.fork = lambda: fork() and os.kill(os.getpid(), signal.SIGKILL) or 0\n"
        "_loaded(Path(sys.argv[1]))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, snapshot.path], capture_output=True, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
