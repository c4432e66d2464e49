"""Jobs in processes that can be killed, as the service uses them."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from graph_store.errors import GraphError, MalformedQuery, QueryCrashed, QueryMemory, QueryTimeout
from graph_store.workers.job import JobLimits, Jobs

Do = Callable[..., tuple[dict[str, Any], bytes]]
REPEAT = {"do": "repeat", "text": "é", "times": 1}


@pytest.fixture(scope="module")
def do() -> Iterator[Do]:
    """Return a function that does one task, with one second and 200 MB."""
    jobs = Jobs(JobLimits("job", 1, 200, "; nothing came of it"), "tests.graph_store.workers.odd_jobs")
    with asyncio.Runner() as runner:

        def run(coroutine: Awaitable[Any]) -> Any:
            async def awaited() -> Any:
                return await coroutine

            return runner.run(awaited())

        run(jobs.warm())
        yield lambda task: run(jobs.do(task))
        run(jobs.close())


def test_each_piece_of_work_has_a_process_of_its_own(do: Do) -> None:
    first, second = do(REPEAT)[0], do(REPEAT)[0]
    assert first["again"] == second["again"] == "é"
    assert len({first["pid"], second["pid"], os.getpid()}) == 3


@pytest.mark.parametrize("times", [0, 1, 100_000, 2_000_000])
def test_its_bytes_come_whole(do: Do, times: int) -> None:
    assert do({**REPEAT, "times": times})[1] == "é".encode() * times


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "error", "sentence"),
    [
        ("sleep", QueryTimeout, "The job was stopped after 1 s; nothing came of it."),
        ("eat", QueryMemory, "The job needed more than 200 MB; nothing came of it."),
        ("die", QueryCrashed, "The job crashed; nothing came of it. Try a simpler one."),
        ("refuse", MalformedQuery, "There is no such work."),
        ("fail", GraphError, "The work failed: RuntimeError."),
    ],
)
def test_what_goes_wrong_is_an_error_and_the_next_one_is_done(
    do: Do, what: str, error: type[GraphError], sentence: str
) -> None:
    with pytest.raises(GraphError) as raised:
        do({"do": what})
    assert (type(raised.value), raised.value.detail) == (error, sentence)
    assert do(REPEAT)[0]["again"] == "é"


def test_an_error_keeps_its_place(do: Do) -> None:
    with pytest.raises(MalformedQuery) as raised:
        do({"do": "refuse"})
    assert (raised.value.line, raised.value.column) == (3, 4)
