import asyncio
import json
from pathlib import Path

import pytest

from graph_store.workers.own_thread import in_own_thread
from graph_store.workers.query_workers import Query
from tests.graph_store.querying import ENDLESS, published, query_workers, text


def test_what_the_work_raises_is_raised() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        in_own_thread(fail)


def test_each_worker_draws_random_values_of_its_own(tmp_path: Path) -> None:
    snapshot = published(tmp_path)

    async def run() -> list[str]:
        drawn = []
        async with query_workers(timeout_s=20) as opened:
            for _ in range(3):
                answer = await opened.run(snapshot, Query("SELECT (STRUUID() AS ?x) {}"))
                drawn.append(json.loads(text(answer))["results"]["bindings"][0]["x"]["value"])
                endless = asyncio.ensure_future(opened.run(snapshot, Query(ENDLESS)))
                await asyncio.sleep(0.1)
                endless.cancel()  # ends the worker, so that the next query gets another one
        return drawn

    assert len(set(asyncio.run(run()))) == 3
