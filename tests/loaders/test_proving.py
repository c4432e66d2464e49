"""Versions are proved, and wrong inferences are made anew; the corrupted state is as release 0.1 made it."""

import shutil

import pytest
from pyoxigraph import DefaultGraph

from graph_store import State
from graph_store.errors import ClosureMismatch, Gone, NoVersion
from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders import prove, rebuild
from loaders.change import closures
from tests.loaders.poisoned import HISTORY, as_release_0_1, begin, edit, part_of, poison, triples

pytestmark = pytest.mark.slow

TRUE = {"obm", "obm-1", "obm-1-1"}
GRAPHS = Graphs()


@pytest.fixture
def begun(state: State) -> State:
    begin(state)
    return state


def test_the_history_that_poisoned_release_0_1_leaves_nothing_behind(begun: State) -> None:
    before = part_of(begun)
    for gone, come in HISTORY:
        edit(begun, gone, come)
    assert part_of(begun) == before == TRUE
    assert prove(begun, 6).holds


def test_a_poisoned_version_fails_its_proof_and_rebuild_repairs_it(
    begun: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison(begun, monkeypatch)
    assert part_of(begun) == {*TRUE, "rr", "rr-2"}
    (wrong,) = prove(begun, 6).wrong
    assert (wrong.graph, wrong.surplus, wrong.missing) == (GRAPHS.inferred.value, 9, 0)
    assert prove(begun, 5).holds

    rebuilt = rebuild(begun)
    assert (rebuilt.version, rebuilt.published, rebuilt.withdrawn) == (7, True, (6,))
    assert {each.graph: (each.surplus, each.missing) for each in rebuilt.wrong} == {
        "default": (9, 0),
        GRAPHS.inferred.value: (9, 0),
    }
    assert part_of(begun) == TRUE
    assert prove(begun, 7).holds
    with pytest.raises(Gone, match="withdrawn"):
        begun.open(6)
    begun.verify(6)


def test_a_version_that_fails_its_proof_is_not_published_and_the_next_change_is_right(
    begun: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_release_0_1(monkeypatch, share=0):
        for gone, come in HISTORY[:-1]:
            edit(begun, gone, come)
        with pytest.raises(ClosureMismatch, match="do not belong there"):
            edit(begun, *HISTORY[-1])
        assert (begun.current(), prove(begun, 5).holds) == (5, True)

        assert edit(begun, *HISTORY[-1]).version == 6
        assert part_of(begun) == TRUE
        assert edit(begun, "", HISTORY[1][1]).version == 7
    assert prove(begun, 7).holds


def test_every_twentieth_version_is_proved_and_every_change_of_axioms(
    begun: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_release_0_1(monkeypatch):
        monkeypatch.setattr("loaders.change.proof._EVERY", 3)
        assert "prove" not in edit(begun, "", "evt:a kg:directPartOf prog:rr-2 .").seconds
        assert "prove" in edit(begun, "", "kg:Seminar rdfs:subClassOf <urn:y> .").seconds
        proved = ["prove" in edit(begun, "", f"evt:b{n} kg:directPartOf prog:rr-2 .").seconds for n in range(6)]
    assert proved == [False, False, True, False, False, True]


def test_a_saved_closure_that_is_another_one_is_found_and_not_used_again(begun: State) -> None:
    edit(begun, "", "evt:a kg:directPartOf prog:rr-2 .")
    edit(begun, "", "evt:b kg:directPartOf prog:rr-2 .")
    one, two = begun.folder(2), begun.folder(3)
    for name in (closures.MERGED, closures.SYNTHETIC):
        shutil.rmtree(two / name)
        shutil.copytree(one / name, two / name)
    assert prove(begun, 3).saved_wrong
    rebuilt = rebuild(begun)
    assert (rebuilt.saved_wrong, rebuilt.published, rebuilt.version) == (True, False, 3)
    assert prove(begun, 3).holds
    edit(begun, "evt:b kg:directPartOf prog:rr-2 .", "")
    assert prove(begun, 4).holds


def test_a_default_graph_that_is_not_the_merge_fails_the_proof(begun: State) -> None:
    (fact,) = triples("evt:a kg:directPartOf prog:rr-2 .")
    with begun.writer("test", 1) as writer:
        note = writer.manifest.note if writer.manifest else {}
        writer.publish([], [quad_in(DefaultGraph(), fact)], sources={}, note=note)
    (wrong,) = prove(begun, 2).wrong
    assert (wrong.graph, wrong.surplus, wrong.missing) == ("default", 1, 0)
    assert rebuild(begun).published
    assert prove(begun, 3).holds


def test_without_a_version_there_is_nothing_to_rebuild(state: State) -> None:
    with pytest.raises(NoVersion):
        rebuild(state)
