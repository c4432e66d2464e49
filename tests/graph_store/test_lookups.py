"""Look-ups of many patterns at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_store.lookups import Pattern, look_up
from graph_store.terms import GraphName

GRAPHS: list[GraphName] = [DefaultGraph(), NamedNode("urn:g"), NamedNode("urn:h")]
NODES = [NamedNode(f"urn:{name}") for name in "abc"]
TEXTS = ['"', "\\", "} #", "\n\r\t", "é🙂", "?s", ""]
OBJECTS = [
    *NODES,
    *(Literal(text) for text in TEXTS),
    Literal('"}', language="nl-be"),
    Literal("01", datatype=NamedNode("urn:a#b")),
    Literal(1),
    Literal(True),
]
quads = st.builds(
    Quad, st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from(OBJECTS), st.sampled_from(GRAPHS)
)
open_places = st.tuples(st.booleans(), st.booleans(), st.booleans()).filter(any)


@given(st.sets(quads, max_size=40), st.lists(quads, max_size=8), open_places, st.sampled_from([*GRAPHS, None]))
def test_the_quads_are_those_of_each_pattern_by_itself(
    held: set[Quad], asked: list[Quad], bound: tuple[bool, bool, bool], graph: GraphName | None
) -> None:
    store = Store()
    store.extend(held)
    patterns: list[Pattern] = [
        tuple(term if is_bound else None for term, is_bound in zip(quad.triple, bound, strict=True))  # type: ignore[misc]
        for quad in asked
    ]
    found = look_up(store, patterns, graph)
    expected = {quad for pattern in patterns for quad in store.quads_for_pattern(*pattern, graph)}
    if graph is None:
        expected = {quad for quad in expected if not isinstance(quad.graph_name, DefaultGraph)}

    assert len(found) == len(set(found))
    assert set(found) == expected


@pytest.mark.parametrize("graph", [*GRAPHS, None])
def test_no_patterns_match_nothing(graph: GraphName | None) -> None:
    store = Store()
    store.add(Quad(NODES[0], NODES[0], NODES[0], NODES[0]))
    assert look_up(store, [], graph) == []
