"""The change between two versions after their losses has exactly the statements that then differ."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_store import State
from graph_store.graphs import Graphs
from loaders.dataset.dataset import Published
from loaders.dataset.diff import Gathered
from loaders.dataset.membership import Places
from loaders.diff.redacted_step import Redacted, step
from loaders.diff.redacting import Loss

GRAPHS = Graphs()
A, B = GRAPHS.source("a"), GRAPHS.edits


def fact(name: str) -> Triple:
    return Triple(NamedNode(f"urn:{name}"), NamedNode("urn:p"), Literal(name))


def loss(*removed: str, added: str = "") -> Loss:
    found = Gathered()
    for name in removed:
        found.remove(A, fact(name))
    if added:
        found.add(A, fact(added))
    return Loss(found.diff())


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Two versions: the second one has no `goes`, and a fact more in each of two graphs and in an inferred one."""
    found = State(tmp_path)
    with found.writer("a test", 1) as writer:
        writer.publish([], [Quad(*_parts(name), A) for name in ("stays", "goes", "secret")], sources={})
        come = [Quad(*_parts("comes"), A), Quad(*_parts("comes"), B), Quad(*_parts("follows"), GRAPHS.inferred)]
        writer.publish([Quad(*_parts("goes"), A)], come, sources={})
    return found


def _parts(name: str) -> tuple[NamedNode, NamedNode, Literal]:
    return NamedNode(f"urn:{name}"), NamedNode("urn:p"), Literal(name)


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        (loss(), loss(), {"goes"}, {"comes"}),
        (loss("secret"), loss("secret"), {"goes"}, {"comes"}),
        (loss("goes"), loss("comes"), set(), {"comes"}),
        (loss("secret"), loss(), {"goes"}, {"comes", "secret"}),
        (loss(), loss("secret", added="changed"), {"goes", "secret"}, {"comes", "changed"}),
        (loss(added="changed"), loss(added="changed"), {"goes"}, {"comes"}),
    ],
)
def test_it_leads_from_one_to_the_other(
    state: State, before: Loss, after: Loss, removed: set[str], added: set[str]
) -> None:
    old, new = Redacted(Published(state, 1), before), Redacted(Published(state, 2), after)
    found = step(old, new, state.difference(1, 2), Places(GRAPHS))
    assert {quad.triple for quad in found.removed()} == set(map(fact, removed))
    assert {quad.triple for quad in found.added()} == set(map(fact, added))
    assert set(found.graphs) <= {A, B}
