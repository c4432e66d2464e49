"""A build that is killed, or takes too long, is reported and leaves nothing that is read."""

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest

from graph_store.errors import GraphError, QueryCrashed, QueryTimeout
from graph_store.snapshot import Snapshot
from graph_store.view_stores import FOLDER, _building
from graph_store.workers import builds
from graph_store.workers.builds import ViewLimits
from tests.graph_store.querying import published, query_workers
from tests.graph_store.workers.test_view_builds import ASSERTED, answered

pytestmark = pytest.mark.slow


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return published(tmp_path)


def children(folder: str = "/proc") -> set[int]:
    """Return the processes that build views."""
    found = set()
    for each in Path(folder).glob("[0-9]*/cmdline"):
        try:
            if b"graph_store.workers.view_builder" in each.read_bytes():
                found.add(int(each.parent.name))
        except OSError:
            continue
    return found


def test_a_killed_build_leaves_nothing_that_is_read_and_the_next_one_cleans_up(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "AGAIN_S", 0.05)

    async def run() -> int:
        async with query_workers(timeout_s=60) as opened:
            with _building(snapshot.folder.parent, wait=True):
                asked = asyncio.ensure_future(answered(opened, snapshot, ASSERTED))
                while len(before := children()) < 2:  # the fork server and its child
                    await asyncio.sleep(0.01)
                os.kill(max(before), signal.SIGKILL)
                with pytest.raises((QueryCrashed, GraphError)):
                    await asked
            (snapshot.folder / FOLDER / "asserted-left.tmp").mkdir(parents=True)
            await asyncio.sleep(0.2)
            return await answered(opened, snapshot, ASSERTED)

    assert asyncio.run(run()) == 1_000
    assert [place.suffix for place in (snapshot.folder / FOLDER).iterdir()] == [""]


def test_a_build_that_takes_too_long_is_stopped_and_not_begun_again_at_once(snapshot: Snapshot) -> None:
    async def run() -> float:
        async with query_workers(views=ViewLimits(timeout_s=0.5), timeout_s=60) as opened:
            with _building(snapshot.folder.parent, wait=True):
                with pytest.raises(QueryTimeout, match=r"The build of a view was stopped after 0\.5 s"):
                    await answered(opened, snapshot, ASSERTED)
                began = time.monotonic()
                with pytest.raises(QueryTimeout):
                    await answered(opened, snapshot, ASSERTED)
                return time.monotonic() - began

    assert asyncio.run(run()) < 0.4
