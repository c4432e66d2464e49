"""Each version is published in the store as well: by its changes, in one of two sets, switched at once."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store.errors import StoreTaken
from graph_store.graphs import DEFAULT_BASE
from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import LETTERS, Letter, other
from graph_store.versions import State
from loaders import erase, sync
from tests.prepared import Plan
from tests.service import DATA
from tests.store_servers import emptied
from tests.stores.content import held, published, quads

pytestmark = pytest.mark.slow

HARD = ['"', "\\", "a\nb\r\tc", "é😀‮", "{?x}", "'''", " ", "<b>&amp;</b>", "\u00a0", "a" * 20_000, "1.50", "true"]
NUMBERS = ["integer 7", "decimal 1.5", "double 10", "boolean true", "boolean false", "date 2020-02-29", "gYear 2020"]


def letter(address: StoreAddress) -> Letter:
    return "a" if published(address)["set"] == "a" else "b"


def some_quads() -> list[Quad]:
    """Return quads with every kind of term that a version holds, in two graphs."""
    values: list[Literal | NamedNode] = [Literal(text) for text in HARD]
    values += [Literal(text, language="nl-BE") for text in HARD[:4]]
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values += [Literal(each.partition(" ")[2], datatype=NamedNode(xsd + each.partition(" ")[0])) for each in NUMBERS]
    values += [Literal("2020~", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")), NamedNode("urn:ü?x=1")]
    graph = NamedNode(f"{DEFAULT_BASE}graph/edits")
    rows = [(NamedNode(f"urn:s{n % 5}"), NamedNode(f"urn:p{n % 3}"), value) for n, value in enumerate(values)]
    return [Quad(*row) for row in rows] + [Quad(*row, graph) for row in rows]


def histories(state: State, seed: int, versions: int) -> Iterator[None]:
    """Publish versions that differ at random, and pause after each."""
    chance, every = random.Random(seed), some_quads()
    for _ in range(versions):
        with state.writer("a test", 5) as writer:
            some = [quad for quad in every if chance.random() < 0.4]
            writer.publish(some, [quad for quad in every if quad not in some and chance.random() < 0.5], sources={})
        yield


def test_after_each_of_some_random_changes_both_sets_hold_their_versions(store: StoreAddress, tmp_path: Path) -> None:
    state = State(tmp_path / "state", store=store)
    for _ in histories(state, seed=1, versions=6):
        newest = state.newest()
        assert published(store)["version"] == str(newest.version)
        assert quads(store, letter(store)) == held(newest)
        if newest.version > 1:
            assert quads(store, other(letter(store))) == held(state.open(newest.version - 1))


def test_a_set_that_is_many_versions_behind_is_compared_with_the_newest(store: StoreAddress, tmp_path: Path) -> None:
    for _ in histories(State(tmp_path / "state", store=store), seed=2, versions=2):
        pass
    for _ in histories(State(tmp_path / "state"), seed=3, versions=4):
        pass
    state = State(tmp_path / "state", store=store)
    state.keep_store()
    assert quads(store, letter(store)) == held(state.newest())


def test_a_state_that_had_no_store_is_published_there_by_the_next_sync(
    oxigraph: StoreAddress, plan: Plan, tmp_path: Path
) -> None:
    plan(tmp_path / "state")
    state = State(tmp_path / "state", store=oxigraph)
    assert not sync(DATA, state).published
    assert quads(oxigraph, letter(oxigraph)) == held(state.newest())


def test_what_is_erased_leaves_both_sets(oxigraph: StoreAddress, plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    state = State(tmp_path / "state", store=oxigraph)
    sync(DATA, state)
    erase(state, "per:wim-dries", readers_s=0)
    newest = held(State(tmp_path / "state").newest())
    for each in LETTERS:
        found = quads(oxigraph, each)
        assert found == newest
        assert not any("wim-dries" in str(quad) for quad in found)


def test_the_store_of_another_state_folder_is_refused_and_stays(oxigraph: StoreAddress, tmp_path: Path) -> None:
    for _ in histories(State(tmp_path / "state", store=oxigraph), seed=4, versions=1):
        pass
    before = published(oxigraph)
    with pytest.raises(StoreTaken, match="another state folder"):
        next(histories(State(tmp_path / "other", store=oxigraph), seed=4, versions=1))
    assert published(oxigraph) == before
    assert State(tmp_path / "other").current() is None


def test_a_store_that_was_emptied_is_filled_again(oxigraph: StoreAddress, tmp_path: Path) -> None:
    state = State(tmp_path / "state", store=oxigraph)
    for _ in histories(state, seed=5, versions=2):
        pass
    emptied(oxigraph)
    State(tmp_path / "state", store=oxigraph).keep_store()
    assert quads(oxigraph, letter(oxigraph)) == held(state.newest())
