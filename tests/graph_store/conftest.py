"""A state folder for each test, and short ways to write triples."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store import Manifest, State

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "var")


@pytest.fixture
def quads() -> Quads:
    """Make quads: `quads("a p b", "a p 'text'", graph="g")` uses `urn:x:` IRIs; without a graph, the default graph."""

    def build(*lines: str, graph: str | None = None) -> list[Quad]:
        name = NamedNode(f"urn:x:{graph}") if graph else DefaultGraph()
        return [Quad(*_terms(line), name) for line in lines]

    return build


@pytest.fixture
def publish() -> Publish:
    """Return a function that publishes one change as one writer."""

    def change(state: State, add: Iterable[Quad] = (), remove: Iterable[Quad] = ()) -> Manifest:
        with state.writer("a test", 5) as writer:
            return writer.publish(remove, add, sources={})

    return change


def _terms(line: str) -> tuple[NamedNode, NamedNode, NamedNode | Literal]:
    subject, predicate, value = line.split(" ", 2)
    thing = Literal(value.strip("'")) if value.startswith("'") else NamedNode(f"urn:x:{value}")
    return NamedNode(f"urn:x:{subject}"), NamedNode(f"urn:x:{predicate}"), thing
