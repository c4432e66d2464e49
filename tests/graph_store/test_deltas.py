import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from graph_store import Manifest, State, deltas
from graph_store.changes import Change
from graph_store.deltas import FILE, delta_in, deltas_to, keep_delta
from graph_store.workers import pool
from graph_store.workers.query_workers import Query
from tests.graph_store.querying import COUNT, count, query_workers

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


def test_a_small_change_is_kept_beside_its_version(state: State, quads: Quads, publish: Publish) -> None:
    before = publish(state, quads("a p b", "a p 'c'"))
    publish(state, quads("a p 'd\\n'", graph="g"), remove=quads("a p b"))
    delta = delta_in(state.newest().folder)
    assert delta is not None
    assert delta.before == before.digest
    store = Store()
    store.extend(quads("a p b", "a p 'c'"))
    delta.apply(store)
    assert set(store) == set(state.newest().quads())


def test_the_first_version_is_no_delta(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    assert delta_in(state.newest().folder) is None


def test_a_change_about_blank_nodes_is_not_kept(tmp_path: Path) -> None:
    quad = Quad(BlankNode(), NamedNode("urn:p"), Literal("x"))
    keep_delta(tmp_path, "digest", Change(set(), {quad}))
    assert delta_in(tmp_path) is None


def test_a_delta_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    assert delta_in(tmp_path) is None


def test_deltas_lead_from_a_version_that_is_known_to_a_later_one(state: State, quads: Quads, publish: Publish) -> None:
    digests = [publish(state, quads(f"a p 'n{number}'")).digest for number in range(4)]
    newest = state.newest()
    assert deltas_to(newest.folder, {digests[0]}) == [delta_in(state.folder(version)) for version in (2, 3, 4)]
    assert deltas_to(newest.folder, {digests[0], digests[2]}) == [delta_in(newest.folder)]
    assert deltas_to(newest.folder, {digests[3]}) is None
    assert deltas_to(state.folder(1), {digests[0]}) is None


def test_a_way_that_is_long_is_none(
    state: State, quads: Quads, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(state, quads("a p 'n1'")).digest
    publish(state, quads("a p 'n2'"))
    monkeypatch.setattr(deltas, "_MOST_BYTES", 10)
    assert deltas_to(state.newest().folder, {first}) is None


@pytest.mark.parametrize("at_once", [0, 10**9])
def test_the_workers_of_the_next_version_are_made_from_those_of_the_one_before(
    state: State, quads: Quads, publish: Publish, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(pool, "AT_ONCE_QUADS", at_once)

    async def run() -> list[int]:
        found = []
        async with query_workers() as opened:
            for number in range(4):
                publish(state, quads(f"a p 'n{number}'", f"b p 'n{number}'"), remove=quads("b p 'n1'"))
                snapshot = state.newest()
                await opened.warm(snapshot)
                found.append(count(await opened.run(snapshot, Query(COUNT))))
                assert (await opened._pool.workers(snapshot)).in_memory
        return found

    assert asyncio.run(run()) == [2, 4, 5, 7]
