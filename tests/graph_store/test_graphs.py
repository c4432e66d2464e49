"""The names of the named graphs, and the graphs that a query sees."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from graph_store.graphs import DEFAULT_BASE, Graphs, Include, Scope, rebase

GRAPHS = Graphs("https://data.gent.be/")


def test_another_base_takes_the_place_of_the_default_one() -> None:
    assert rebase(f"<{DEFAULT_BASE}ns#hosts>", "https://data.gent.be/") == "<https://data.gent.be/ns#hosts>"


def test_each_inventory_has_a_graph_of_its_own() -> None:
    graph = GRAPHS.source("projects")
    assert graph == NamedNode("https://data.gent.be/graph/source/projects")
    assert GRAPHS.is_listed(graph)
    assert not GRAPHS.is_listed(GRAPHS.edits)


def test_a_sync_decides_the_graph_of_what_has_ended() -> None:
    assert GRAPHS.ended == NamedNode("https://data.gent.be/graph/ended")
    assert GRAPHS.is_listed(GRAPHS.ended)


def test_the_graphs_have_different_names() -> None:
    named = [GRAPHS.asserted, GRAPHS.edits, GRAPHS.ended, GRAPHS.inferred, GRAPHS.inferred_synthetic, GRAPHS.ontology,
             GRAPHS.provenance, GRAPHS.reference, GRAPHS.synthetic]  # fmt: skip
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (Scope(), [DefaultGraph()]),
        (Scope(Include.ASSERTED), []),
        (Scope(Include.INFERRED), []),
        (Scope(synthetic=True), [DefaultGraph(), GRAPHS.synthetic, GRAPHS.inferred_synthetic]),
        (Scope(Include.ASSERTED, True), [GRAPHS.synthetic]),
        (Scope(Include.INFERRED, True), []),
    ],
)
def test_x11_a_scope_chooses_the_graphs_that_a_question_sees(scope: Scope, seen: list[object]) -> None:
    assert GRAPHS.whole(scope) == seen


def test_the_whole_and_what_is_stated_keep_the_choice_of_synthetic_facts() -> None:
    for synthetic in (True, False):
        scope = Scope(Include.INFERRED, synthetic)

        assert scope.whole == Scope(Include.ALL, synthetic)
        assert scope.stated == Scope(Include.ASSERTED, synthetic)
