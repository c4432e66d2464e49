from pyoxigraph import NamedNode, Triple

from graph_store.graphs import Graphs
from loaders.dataset.diff import Diff, GraphDiff
from loaders.dataset.inference_changes import SHOWN, InferenceChanges

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
    found = InferenceChanges.of(diff, GRAPHS)

    assert found.going == (triple(7),)
    assert len(found.appearing) == SHOWN
    assert found.appearing[0] == triple(0)
    assert triple(9999) not in found.appearing
    assert found.as_json()["going"] == ["<urn:x:0007> <urn:p> <urn:o>"]
