"""The facts of `asserted` and `inferred`: the inverse of a stated fact is stated, in either direction of a row."""

from collections.abc import Iterable
from random import Random

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph_store.graphs import Graphs, Include, Scope
from graph_store.terms import RDF_TYPE
from graph_store.views import INVERSE_OF, SYMMETRIC, View, inverses

GRAPHS = Graphs()
P, Q, SAME, OTHER = (NamedNode(f"urn:{name}") for name in ("p", "q", "same", "other"))
WORDS = [Quad(P, INVERSE_OF, Q), Quad(SAME, RDF_TYPE, SYMMETRIC)]
BACK = {P: Q, Q: P, SAME: SAME}

Fact = tuple[str, NamedNode, str]


def quads(fact: Fact, *graphs: NamedNode | DefaultGraph) -> list[Quad]:
    return [Quad(NamedNode(f"urn:{fact[0]}"), fact[1], NamedNode(f"urn:{fact[2]}"), graph) for graph in graphs]


def states(*facts: Fact) -> list[Quad]:
    return [each for fact in facts for each in quads(fact, DefaultGraph(), GRAPHS.source("rows"))]


def follows(*facts: Fact) -> list[Quad]:
    return [each for fact in facts for each in quads(fact, DefaultGraph(), GRAPHS.inferred)]


def held(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def told(quads: Iterable[Quad]) -> list[Fact]:
    """Return the facts without the vocabulary, in order; a duplicate appears twice."""
    return sorted(
        ((each.subject.value[4:], each.predicate, each.object.value[4:]) for each in quads  # type: ignore[union-attr]
         if each.predicate in {*BACK, OTHER}), key=str)  # fmt: skip


def view(store: Store, include: Include, *, synthetic: bool = False) -> View:
    return View(lambda: store, GRAPHS, Scope(include, synthetic), inverses(store, GRAPHS))


@pytest.mark.parametrize("seed", range(30))
def test_each_fact_is_seen_in_both_directions_or_in_neither(seed: int) -> None:
    """Compare with sets computed without the code: stated facts with their inverses, and all other inferred facts."""
    random = Random(seed)
    facts = {(random.choice("abc"), random.choice([P, Q, SAME, OTHER]), random.choice("abc")) for _ in range(12)}
    stated = set(random.sample(sorted(facts, key=str), 6))
    mirrored = {(o, BACK[p], s) for s, p, o in stated if p in BACK} - stated
    further = facts - stated - mirrored
    further |= {(o, BACK[p], s) for s, p, o in further if p in BACK} - stated - mirrored
    store = held([*WORDS, *states(*stated), *follows(*mirrored, *further)])
    assert told(view(store, Include.ASSERTED).quads()) == sorted(stated | mirrored, key=str)
    assert told(view(store, Include.INFERRED).quads()) == sorted(further, key=str)
    for include in (Include.ASSERTED, Include.INFERRED):
        for name in (P, Q, SAME, OTHER):
            found = told(view(store, include).quads(p=name))
            assert found == [each for each in told(view(store, include).quads()) if each[1] == name]


def test_the_inverse_of_a_synthetic_row_is_seen_with_synthetic_rows_alone() -> None:
    made_up, more = quads(("a", P, "b"), GRAPHS.synthetic), quads(("b", Q, "a"), GRAPHS.inferred_synthetic)
    store = held([*WORDS, *made_up, *more])
    assert told(view(store, Include.ASSERTED).quads()) == []
    assert told(view(store, Include.ASSERTED, synthetic=True).quads()) == [("a", P, "b"), ("b", Q, "a")]
    assert told(view(store, Include.INFERRED, synthetic=True).quads()) == []
