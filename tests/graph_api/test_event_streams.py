"""The open streams of a process, and their limits."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from graph_api import event_streams
from graph_api.event_streams import EventStreams
from graph_api.serving_processes import ServingProcesses
from graph_store.errors import ClientBudget, NotFound, QueueFull


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_a_stream_is_found_by_its_token_until_it_is_closed() -> None:
    async def check() -> None:
        streams = EventStreams(2, 100)
        stream = streams.find(streams.reserve("here"))
        assert len(streams) == 1
        stream.close()
        assert len(streams) == 0

    run(check())


def test_an_unknown_token_is_refused() -> None:
    with pytest.raises(NotFound):
        EventStreams(2, 100).find("nothing")


def test_a_client_has_so_many_streams_and_another_client_its_own() -> None:
    streams = EventStreams(2, 100)
    streams.open("here")
    streams.open("here").close()
    streams.open("here")
    with pytest.raises(ClientBudget):
        streams.open("here")
    streams.open("there")


def test_a_client_has_so_many_operations_in_all_its_streams() -> None:
    async def check() -> None:
        streams = EventStreams(3, 100)
        stream = streams.open("here")
        for name in ("a", "b", "c"):
            streams.check("here")
            stream.start(name, asyncio.sleep(60))
        assert streams.operations == 3
        with pytest.raises(ClientBudget):
            streams.check("here")
        stream.stop("a")
        await asyncio.sleep(0.01)
        streams.check("here")
        streams.close()
        assert len(streams) == 0

    run(check())


def test_the_operations_of_a_client_may_cost_so_much_together() -> None:
    async def check() -> None:
        streams = EventStreams(9, 100)
        first, second = streams.open("here"), streams.open("here")
        for stream in (first, second):
            stream.start("a", asyncio.sleep(60))
        streams.charge(first, "a", 60)
        streams.charge(first, "a", 70)
        with pytest.raises(ClientBudget, match="130"):
            streams.charge(second, "a", 60)
        first.stop("a")
        await asyncio.sleep(0.01)
        streams.charge(second, "a", 60)
        streams.close()

    run(check())


def test_all_clients_together_have_so_many_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_streams, "MOST_STREAMS", 3)
    streams = EventStreams(9, 100)
    for number in range(3):
        streams.open(f"client {number}")
    with pytest.raises(QueueFull):
        streams.open("another")


def test_a_reservation_that_is_not_used_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_streams, "RESERVED_S", 0.01)

    async def check() -> None:
        streams = EventStreams(2, 100)
        used = streams.find(streams.reserve("here"))
        streams.reserve("here")
        used.is_open = True
        await asyncio.sleep(0.05)
        assert len(streams) == 1

    run(check())


def test_the_limits_of_a_client_hold_for_all_processes_together(tmp_path: Path) -> None:
    async def check() -> None:
        one, other = (EventStreams(2, 100, ServingProcesses(tmp_path, number)) for number in range(2))
        first, second = one.open("here"), other.open("here")
        for streams in (one, other):
            with pytest.raises(ClientBudget):
                streams.open("here")
            streams.open("there").close()
        first.start("a", asyncio.sleep(60))
        second.start("b", asyncio.sleep(60))
        one.charge(first, "a", 60)
        with pytest.raises(ClientBudget, match="120"):
            other.charge(second, "b", 60)
        first.close()
        other.charge(second, "b", 60)
        one.open("here")
        one.close()
        other.close()

    run(check())


def test_a_token_names_the_process_that_has_its_stream(tmp_path: Path) -> None:
    async def check() -> None:
        one, other = (EventStreams(2, 100, ServingProcesses(tmp_path, number)) for number in range(2))
        token = other.reserve("here")
        assert one.elsewhere(token) == tmp_path / "1.sock"
        assert other.elsewhere(token) is None
        assert one.elsewhere("nothing") is None
        assert EventStreams(2, 100).elsewhere(token) is None
        other.close()

    run(check())
