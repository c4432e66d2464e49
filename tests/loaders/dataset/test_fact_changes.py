from pyoxigraph import NamedNode, Triple

from graph_store.graphs import Graphs
from loaders.dataset.diff import Diff, GraphDiff
from loaders.dataset.fact_changes import SHOWN, FactChanges
from loaders.dataset.membership import DEFAULT

GRAPHS = Graphs("https://example.org/")


def triple(number: int) -> Triple:
    return Triple(NamedNode(f"urn:x:{number:04}"), NamedNode("urn:p"), NamedNode("urn:o"))


def test_what_follows_is_listed_the_first_as_text_and_what_is_stated_is_not() -> None:
    many = frozenset(triple(number) for number in range(SHOWN + 5))
    diff = Diff(
        {
            GRAPHS.inferred: GraphDiff(GRAPHS.inferred, frozenset({triple(7)}), many - {triple(7)}),
            GRAPHS.edits: GraphDiff(GRAPHS.edits, frozenset(), frozenset({triple(9999)})),
        }
    )
    found = FactChanges.inferred(diff, GRAPHS)

    assert found.going == (triple(7),)
    assert len(found.appearing) == SHOWN
    assert found.appearing[0] == triple(0)
    assert triple(9999) not in found.appearing
    assert found.as_json()["going"] == ["<urn:x:0007> <urn:p> <urn:o>"]


def test_what_is_stated_is_listed_if_no_other_graph_states_it_and_no_rule_inferred_it() -> None:
    row = Triple(NamedNode("https://example.org/row/a/1"), NamedNode("urn:p"), NamedNode("urn:o"))
    source = GRAPHS.source("a")
    diff = Diff(
        {
            DEFAULT: GraphDiff(DEFAULT, frozenset({triple(1)}), frozenset({triple(2), triple(3), row})),
            source: GraphDiff(source, frozenset({triple(1), triple(9)}), frozenset({triple(2)})),
            GRAPHS.inferred: GraphDiff(GRAPHS.inferred, frozenset(), frozenset({triple(3)})),
        }
    )
    assert FactChanges.stated(diff, GRAPHS) == FactChanges((triple(2),), (triple(1),))
