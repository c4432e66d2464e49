"""The process of a write, called as the server calls it."""

import asyncio
from dataclasses import asdict
from pathlib import Path

import pytest

from graph_api.writing.task import Part, WriteTask
from graph_store.graphs import DEFAULT_BASE
from graph_store.versions import State
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.protocol import FAULT, HEAD, pack, unpack
from graph_store.workers.worker_connection import WorkerConnection

pytestmark = pytest.mark.slow


def done(folder: Path, **fields: object) -> tuple[bytes, dict[str, object]]:
    """Return the kind and content of the message that answers a task."""
    file = folder / "update"
    file.write_text("INSERT DATA { <urn:a> <urn:b> 1 }")
    task = WriteTask("update", str(folder / "state"), DEFAULT_BASE, 5, True, 1, [Part(str(file), "")], "t", "x")

    async def run() -> tuple[bytes, dict[str, object]]:
        fork_server = await ForkClient.start("graph_api.writing.process", "Writers", str(1 << 30), DEFAULT_BASE, "")
        worker = await WorkerConnection.forked(fork_server)
        await worker.frame()
        worker.ask(pack({**asdict(task), **fields}))
        kind, message = await worker.frame()
        worker.close()
        await fork_server.stop()
        return kind, unpack(message)

    return asyncio.run(run())


def test_it_does_one_write_and_tells_what_it_did(tmp_path: Path) -> None:
    kind, told = done(tmp_path)
    assert (kind, told["version"], told["added"]) == (HEAD, 1, 1)
    assert State(tmp_path / "state").current() == 1


def test_an_error_of_ours_and_a_fault_of_ours_are_told_apart(tmp_path: Path) -> None:
    assert done(tmp_path, default=["no iri"])[1]["code"] == "BAD_REQUEST"
    kind, told = done(tmp_path, parts=[{"file": str(tmp_path / "gone"), "media_type": ""}])
    assert (kind, told["code"]) == (FAULT, "INTERNAL")
    assert str(tmp_path) not in str(told["detail"])
