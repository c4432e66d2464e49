"""Several checks of uploads at once, and one that waits too long."""

import asyncio
from dataclasses import asdict
from pathlib import Path

from graph_api.checking.task import CheckTask
from graph_api.job_queue import JobQueue
from graph_store.errors import BadRequest, GraphError, QueueFull, WriterBusy
from graph_store.workers.job import JobLimits


def done(folder: Path, jobs: int, *, wait_s: float, most_waiting: int | None) -> list[type]:
    """Return the error of each of some checks of an empty form, which run one after the other."""
    (folder / "body").write_bytes(b"--b--\r\n")
    task = CheckTask(str(folder / "body"), "multipart/form-data; boundary=b", [], "en", 0, 1)

    async def run() -> list[type]:
        queue = JobQueue(
            JobLimits("check", 60, 512), "graph_api.checking.process",
            at_once=1, wait_s=wait_s, late=WriterBusy, most_waiting=most_waiting,
        )  # fmt: skip
        found = await asyncio.gather(*(queue.do(lambda _: asdict(task)) for _ in range(jobs)), return_exceptions=True)
        await queue.close()
        return [type(each) for each in found if isinstance(each, GraphError)]

    return asyncio.run(run())


def test_each_job_has_its_turn_and_too_many_are_refused(tmp_path: Path) -> None:
    found = done(tmp_path, 6, wait_s=60, most_waiting=3)
    assert sorted(found, key=str) == sorted([BadRequest] * 4 + [QueueFull] * 2, key=str)


def test_a_job_that_waits_too_long_is_refused(tmp_path: Path) -> None:
    assert done(tmp_path, 3, wait_s=0, most_waiting=None) == [BadRequest, WriterBusy, WriterBusy]
