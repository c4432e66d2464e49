"""A store with the only copy: random changes, faults at any request, older versions, and the way there and back."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph_store.digest import as_text, of_quads
from graph_store.errors import Gone
from graph_store.manifest import STORE
from graph_store.remote import stored
from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import other
from graph_store.state_folder import StateFolder
from graph_store.versions import State
from tests.store_servers import emptied
from tests.stores.content import held, published, quads
from tests.stores.failing import FAULTS, Fault, hung_up, way_to
from tests.stores.test_faults import code_of
from tests.stores.test_sync import histories, letter

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True, params=[stored.WHOLE_QUADS, 0], ids=["whole", "parts"])
def small_graphs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetch small graphs as a whole, or nothing."""
    monkeypatch.setattr(stored, "WHOLE_QUADS", request.param)


def only(store: StoreAddress) -> StoreAddress:
    return replace(store, copies=False)


def is_held(store: StoreAddress, state: State, twin: State) -> None:
    """Assert that the published set holds the newest version, which a state without a store has as well."""
    newest, wanted = state.newest(), held(twin.newest())
    assert not (newest.folder / STORE).exists()
    assert (published(store)["version"], newest.version) == (str(newest.version), twin.current())
    assert quads(store, letter(store)) == wanted
    assert newest.manifest.digest == as_text(of_quads(wanted))
    assert set(newest.disk) == wanted
    assert newest.disk.held([*wanted, Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"))]) == wanted  # type: ignore[union-attr]


def test_both_sets_hold_their_versions_after_random_changes(store: StoreAddress, tmp_path: Path) -> None:
    state, twin = State(tmp_path / "state", store=only(store)), State(tmp_path / "twin")
    for _ in zip(histories(state, 1, 6), histories(twin, 1, 6), strict=True):
        is_held(store, state, twin)
        if state.newest().version > 1:
            assert quads(store, other(letter(store))) == held(twin.open(twin.newest().version - 1))


def test_patterns_give_what_the_engine_gives(store: StoreAddress, tmp_path: Path) -> None:
    state, twin = State(tmp_path / "state", store=only(store)), State(tmp_path / "twin")
    for _ in zip(histories(state, 7, 2), histories(twin, 7, 2), strict=True):
        pass
    there, here, chance = state.newest().disk, twin.newest().disk, random.Random(3)
    for quad in sorted(here, key=str):
        places = [quad.subject, quad.predicate, quad.object, quad.graph_name]
        pattern = [each if chance.random() < 0.4 else None for each in places]
        found = list(there.quads_for_pattern(*pattern))
        assert sorted(map(str, found)) == sorted(map(str, here.quads_for_pattern(*pattern))), pattern


@pytest.mark.parametrize("seed", range(8))
def test_a_store_that_fails_at_any_request_loses_nothing(oxigraph: StoreAddress, tmp_path: Path, seed: int) -> None:
    chance, faults = random.Random(seed), [hung_up, FAULTS["out of space"][0], FAULTS["cut body"][0]]
    twin = State(tmp_path / "twin")
    with way_to(oxigraph) as way:
        state = State(tmp_path / "state", store=only(way.address))
        for step in range(5):
            way.seen, last = 0, chance.randint(1, 20)
            fault: Fault = chance.choice(faults)
            way.fault = lambda handler, last=last, fault=fault: way.seen >= last and fault(handler)
            before, code = state.current(), code_of(state, seed * 10 + step)
            assert code.startswith("STORE_") if state.current() == before else not code
            way.fault = None
            if not code:
                next(histories(twin, seed * 10 + step, 1))
            next(histories(state, seed * 10 + 9, 1))
            next(histories(twin, seed * 10 + 9, 1))
            is_held(oxigraph, state, twin)


def test_a_lost_store_says_so_and_a_backup_brings_it_back(oxigraph: StoreAddress, tmp_path: Path) -> None:
    state, twin = State(tmp_path / "state", store=only(oxigraph)), State(tmp_path / "twin")
    for _ in zip(histories(state, 5, 3), histories(twin, 5, 3), strict=True):
        pass
    state.backup(3, tmp_path / "backup.tar.gz")
    with pytest.raises(Gone, match="Version 1"):
        list(state.open(1).disk)
    emptied(oxigraph)
    with pytest.raises(Gone, match="Restore a backup"):
        next(histories(state, 6, 1))
    assert state.restore(tmp_path / "backup.tar.gz", force=True).digest == twin.newest().manifest.digest
    assert quads(oxigraph, letter(oxigraph)) == held(twin.newest())
    next(histories(state, 6, 1))
    next(histories(twin, 6, 1))
    assert quads(oxigraph, letter(oxigraph)) == held(twin.newest())


def test_a_publication_that_is_cut_off_after_the_switch_loses_nothing(
    store: StoreAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, twin = State(tmp_path / "state", store=only(store)), State(tmp_path / "twin")
    for seed in range(3):
        next(histories(state, seed, 1))
        next(histories(twin, seed, 1))
        with monkeypatch.context() as patch:
            patch.setattr(StateFolder, "point_to", cut_off)
            with pytest.raises(KeyboardInterrupt):
                next(histories(state, 50 + seed, 1))
        assert published(store)["version"] == str(seed + 2)
        assert set(State(tmp_path / "state", store=only(store)).newest().disk) == held(twin.newest())
        if seed:
            State(tmp_path / "state", store=only(store)).keep_store()
            assert published(store)["version"] == str(seed + 1)
            assert set(state.newest().disk) == held(twin.newest()) == quads(store, letter(store))
    next(histories(state, 9, 1))
    next(histories(twin, 9, 1))
    is_held(store, state, twin)


def test_both_sets_are_loaded_anew_from_the_published_one(oxigraph: StoreAddress, tmp_path: Path) -> None:
    state, twin = State(tmp_path / "state", store=only(oxigraph)), State(tmp_path / "twin")
    for _ in zip(histories(state, 8, 3), histories(twin, 8, 3), strict=True):
        pass
    state.renew_store()
    assert quads(oxigraph, "a") == quads(oxigraph, "b") == held(twin.newest())
    next(histories(state, 9, 1))
    next(histories(twin, 9, 1))
    is_held(oxigraph, state, twin)


def cut_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_copies_can_be_left_out_and_made_again(oxigraph: StoreAddress, tmp_path: Path) -> None:
    twin, copied = State(tmp_path / "twin"), []
    for step, copies in enumerate((True, False, False, True)):
        state = State(tmp_path / "state", store=replace(oxigraph, copies=copies))
        next(histories(state, step, 1))
        next(histories(twin, step, 1))
        assert set(state.newest().disk) == held(twin.newest()) == quads(oxigraph, letter(oxigraph))
        copied.append((state.newest().folder / STORE).exists())
    assert copied == [True, False, False, True]
    assert set(State(tmp_path / "state").newest().disk) == held(twin.newest())


def test_without_the_setting_a_version_in_a_store_is_not_read_as_empty(oxigraph: StoreAddress, tmp_path: Path) -> None:
    next(histories(State(tmp_path / "state", store=only(oxigraph)), 1, 1))
    with pytest.raises(Gone, match="KENNISGRAAF_STORE"):
        State(tmp_path / "state").newest()
