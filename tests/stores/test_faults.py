"""If a store fails, nothing is half published, readers use the version here, and the next write corrects it."""

import asyncio
import random
from pathlib import Path

import pytest

from graph_store.errors import GraphError
from graph_store.remote import reading
from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import Letter
from graph_store.versions import State
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from tests.stores.content import held, published, quads
from tests.stores.failing import FAULTS, JSON, Fault, answered, hung_up, late, way_to
from tests.stores.test_sync import histories, letter

pytestmark = pytest.mark.slow

COUNT = Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


@pytest.mark.parametrize("name", FAULTS)
def test_a_store_that_fails_at_once_publishes_nothing(oxigraph: StoreAddress, tmp_path: Path, name: str) -> None:
    with way_to(oxigraph) as way:
        state = State(tmp_path / "state", store=way.address)
        next(histories(state, seed=1, versions=1))
        before, (way.fault, code) = published(oxigraph), FAULTS[name]
        with pytest.raises(GraphError) as raised:
            next(histories(state, seed=2, versions=1))
        assert raised.value.code == code
        assert (published(oxigraph), state.current()) == (before, 1)
        assert quads(oxigraph, letter(oxigraph)) == held(state.newest())


@pytest.mark.parametrize("seed", range(12))
def test_a_store_that_fails_at_any_request_is_mended_by_the_next_write(
    oxigraph: StoreAddress, tmp_path: Path, seed: int
) -> None:
    chance, faults = random.Random(seed), [hung_up, FAULTS["out of space"][0], FAULTS["cut body"][0]]
    with way_to(oxigraph) as way:
        state = State(tmp_path / "state", store=way.address)
        for step in range(5):
            way.seen, last = 0, chance.randint(1, 14)
            fault: Fault = chance.choice(faults)
            way.fault = lambda handler, last=last, fault=fault: way.seen >= last and fault(handler)
            before, code = state.current(), code_of(state, seed * 10 + step)
            if code:
                assert (code[:6], state.current()) == ("STORE_", before)
                if before:
                    assert quads(oxigraph, _published_here(state)) == held(state.newest())
            way.fault = None
            next(histories(state, seed=seed * 10 + 9, versions=1))
            assert published(oxigraph)["version"] == str(state.current())
            assert quads(oxigraph, letter(oxigraph)) == held(state.newest())


def code_of(state: State, seed: int) -> str:
    """Publish a version; return the code of the fault, or an empty text."""
    try:
        next(histories(state, seed=seed, versions=1))
    except GraphError as error:
        return error.code
    return ""


def _published_here(state: State) -> Letter:
    """Return the set that readers use, which the state folder names; the store may name the other already."""
    reader = state.store_reader(10)
    assert reader is not None
    with reader.use(state.newest()) as served:
        assert served is not None
        return served.published.letter


async def _answers(state: State, number: int, timeout_s: float = 10) -> list[bytes]:
    workers = QueryWorkers(QueryLimits(workers=1, timeout_s=timeout_s), store=state.store_reader(timeout_s))
    try:
        return [await (await workers.run(state.newest(), COUNT)).read() for _ in range(number)]
    finally:
        await workers.close()


@pytest.mark.parametrize(
    "fault",
    [*(fault for fault, _ in FAULTS.values()), answered(200, JSON, b'{"head": {}, "boolean": true}')],
    ids=[*FAULTS, "another form"],
)
def test_queries_are_answered_from_the_version_here(oxigraph: StoreAddress, tmp_path: Path, fault: Fault) -> None:
    with way_to(oxigraph) as way:
        state = State(tmp_path / "state", store=way.address)
        next(histories(state, seed=1, versions=1))
        wanted = asyncio.run(_answers(State(tmp_path / "state"), 1))
        way.fault = fault
        assert asyncio.run(_answers(state, 3)) == wanted * 3


def test_a_store_that_failed_gets_no_query_for_a_while(
    oxigraph: StoreAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with way_to(oxigraph) as way:
        state = State(tmp_path / "state", store=way.address)
        next(histories(state, seed=1, versions=1))
        way.fault, way.seen = hung_up, 0
        asyncio.run(_answers(state, 5))
        assert way.seen == 1
        monkeypatch.setattr(reading, "REST_S", 0.0)
        asyncio.run(_answers(state, 5))
        assert way.seen == 6


def test_a_slow_store_costs_the_query_its_time(oxigraph: StoreAddress, tmp_path: Path) -> None:
    with way_to(oxigraph) as way:
        state = State(tmp_path / "state", store=way.address)
        next(histories(state, seed=1, versions=1))
        way.fault = late(3)
        with pytest.raises(GraphError) as raised:
            asyncio.run(_answers(state, 1, timeout_s=1))
        assert raised.value.code == "QUERY_TIMEOUT"


def test_a_set_is_not_changed_while_a_query_reads_it(oxigraph: StoreAddress, tmp_path: Path) -> None:
    state = State(tmp_path / "state", store=oxigraph)
    for _ in histories(state, seed=1, versions=2):
        pass
    reader = state.store_reader(10)
    assert reader is not None
    with reader.use(state.newest()) as served:
        assert served is not None
        next(histories(state, seed=2, versions=1))
        with pytest.raises(GraphError) as raised:
            next(histories(State(state.root, store=oxigraph), seed=3, versions=1))
        assert raised.value.code == "WRITER_BUSY"
        assert state.current() == 3
    next(histories(state, seed=3, versions=1))
    assert quads(oxigraph, letter(oxigraph)) == held(state.newest())
