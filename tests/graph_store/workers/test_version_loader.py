"""Loads are done one at a time; versions between the first and the newest are left out."""

import asyncio

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.workers.served import Served
from graph_store.workers.version_loader import VersionLoader
from tests.graph_store.querying import quads


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Snapshot]:
    state = State(tmp_path_factory.mktemp("state"))
    found = []
    for quad in list(quads())[:4]:
        with state.writer("test", 1) as writer:
            writer.publish([], [quad], sources={})
        found.append(state.newest())
    return found


def test_of_the_versions_that_come_during_a_load_the_newest_is_next(versions: list[Snapshot]) -> None:
    loaded: list[int] = []

    async def run() -> None:
        released = asyncio.Event()

        async def load(snapshot: Served) -> None:
            await released.wait()
            loaded.append(snapshot.version)

        loader = VersionLoader(load)
        loader.want(versions[0])
        await asyncio.sleep(0)
        for snapshot in versions[1:]:
            loader.want(snapshot)
        released.set()
        await loader.idle()

    asyncio.run(run())
    assert loaded == [1, 4]


def test_a_version_that_cannot_be_loaded_keeps_no_other_from_it(versions: list[Snapshot]) -> None:
    loaded: list[int] = []

    async def load(snapshot: Served) -> None:
        if snapshot.version == 1:
            raise StoreUnavailable("too large")
        loaded.append(snapshot.version)

    async def run() -> None:
        loader = VersionLoader(load)
        for snapshot in versions[:2]:
            loader.want(snapshot)
            await loader.idle()

    asyncio.run(run())
    assert loaded == [2]


def test_a_load_is_given_up_at_the_end(versions: list[Snapshot]) -> None:
    told: list[str] = []

    async def endless(_: Served) -> None:
        told.append("begun")
        try:
            await asyncio.Event().wait()
        finally:
            told.append("given up")

    async def run() -> None:
        loader = VersionLoader(endless)
        await loader.close()
        loader.want(versions[0])
        await asyncio.sleep(0)
        await loader.close()
        assert told == ["begun", "given up"]
        await loader.idle()

    asyncio.run(run())
