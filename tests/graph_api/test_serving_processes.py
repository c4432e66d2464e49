"""Notes that the processes of one service leave for each other."""

import asyncio
from pathlib import Path

import pytest

from graph_api import serving_processes
from graph_api.serving_processes import ServingProcesses, Streams


def pair(folder: Path) -> tuple[ServingProcesses, ServingProcesses]:
    return ServingProcesses(folder, 0), ServingProcesses(folder, 1)


def test_a_process_reads_the_counters_of_the_others_and_not_its_own(tmp_path: Path) -> None:
    one, other = pair(tmp_path)
    assert one.others() == []
    one.tell({"a": 1})
    one.tell({"a": 2})
    assert (one.others(), other.others(), one.own()) == ([], [{"a": 2}], [{"a": 2}])


def test_counters_of_an_ended_process_are_kept_apart(tmp_path: Path) -> None:
    one, other = pair(tmp_path)
    other.tell({"a": 2})
    other.set_streams("here", Streams(1, 1, 5))
    other.end({"a": 2})
    assert (one.others(), one.ended()) == ([], [{"a": 2}])
    assert one.streams() == Streams()
    other.end({"a": 3})
    assert one.ended() == [{"a": 3}]


def test_streams_of_a_client_are_those_in_the_other_processes(tmp_path: Path) -> None:
    one, other = pair(tmp_path)
    other.set_streams("here", Streams(2, 3, 40.0))
    other.set_streams("there", Streams(1, 1, 2.0))
    assert one.streams("here") == (2, 3, 40.0)
    assert one.streams() == (3, 4, 42.0)
    assert other.streams("here") == (0, 0, 0)
    other.set_streams("here", Streams())
    assert one.streams("here") == (0, 0, 0)


def test_a_version_is_reached_when_every_process_that_follows_serves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving_processes, "REACHED_S", 60.0)

    async def check() -> None:
        one, other = pair(tmp_path)
        one.serves(2)
        await one.reached(2)  # the other one serves nothing yet
        other.serves(1)
        waiting = asyncio.ensure_future(one.reached(2))
        await asyncio.sleep(0.1)
        assert not waiting.done()
        other.serves(3)
        await waiting

    asyncio.run(check())


def test_nobody_waits_for_ever_for_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving_processes, "REACHED_S", 0.05)
    one, other = pair(tmp_path)
    other.serves(1)
    asyncio.run(one.reached(2))
    assert other.socket() == one.socket(1) != one.socket()
