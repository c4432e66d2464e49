"""A patch leads to the next version, or is refused."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from graph_store import State
from graph_store.changes import Change
from graph_store.errors import Damaged
from graph_store.replication.replay import leads, replay
from tests.graph_store.replication.conftest import quads


@pytest.fixture
def making(tmp_path: Path) -> Path:
    folder = tmp_path / "000003.tmp"
    folder.mkdir()
    return folder


def test_the_store_after_a_patch_has_the_quads_of_the_version(primary: State, making: Path) -> None:
    change = Change(set(quads(0)), set(quads(51, 52)))
    replay(primary.folder(2), change, primary.newest().manifest, making)
    assert set(Store.read_only(str(making / "store"))) == set(primary.newest().disk)
    assert [path.name for path in making.parent.iterdir() if path.suffix == ".replay"] == []


def test_a_change_leads_from_one_digest_to_another_and_says_nothing_twice(primary: State) -> None:
    before, after = (primary.open(number).manifest.digest for number in (2, 3))
    assert leads(Change(set(quads(0)), set(quads(51, 52))), before, after)
    assert not leads(Change(set(quads(0)), set(quads(51))), before, after)
    assert not leads(Change(set(quads(0, 99)), set(quads(51, 52, 99))), before, after)


WRONG = {
    "too little": Change(set(quads(0)), set(quads(51))),
    "another quad": Change(set(quads(0)), set(quads(51, 53))),
    "nothing": Change(set(), set()),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_patch_that_leads_elsewhere_is_refused(primary: State, making: Path, change: Change) -> None:
    with pytest.raises(Damaged, match="digest"):
        replay(primary.folder(2), change, primary.newest().manifest, making)
    assert not (making / "store").exists()


def test_a_patch_whose_sum_is_right_but_whose_quads_were_not_there_is_refused(primary: State, making: Path) -> None:
    change = Change(set(quads(0, 99)), set(quads(51, 52, 99)))
    with pytest.raises(Damaged):
        replay(primary.folder(2), change, primary.newest().manifest, making)


def test_a_patch_that_empties_a_graph_is_refused(primary: State, making: Path) -> None:
    with primary.writer("a test", 1) as writer:
        writer.publish(list(primary.newest().quads()), quads(1)[:0], sources={})
    with pytest.raises(Damaged, match="empties a graph"):
        replay(primary.folder(3), Change(set(primary.open(3).quads()), set()), primary.newest().manifest, making)


def test_a_damaged_version_before_is_refused(primary: State, making: Path) -> None:
    next(primary.folder(2).glob("store/MANIFEST*")).write_bytes(b"x")
    with pytest.raises(Damaged):
        replay(primary.folder(2), Change(set(quads(0)), set(quads(51, 52))), primary.newest().manifest, making)
