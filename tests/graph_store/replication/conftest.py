"""A primary with three versions, of which the last is a small change, and the folder of a replica."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph_store import State
from graph_store.fact_digest import fact_digest
from graph_store.replication.sources import FolderSource
from graph_store.stating_rows_writing import rows_in

GRAPH, P = NamedNode("https://kennisgraaf.example/graph/edits"), NamedNode("urn:p")


def quads(*numbers: int) -> list[Quad]:
    """Return one quad for each number."""
    return [Quad(NamedNode(f"urn:{each}"), P, Literal(f"value {each}"), GRAPH) for each in numbers]


@pytest.fixture
def primary(tmp_path: Path) -> State:
    state = State(tmp_path / "primary")
    with state.writer("a test", 1) as writer:
        first, place = quads(*range(50)), tmp_path / "inventories"
        place.mkdir()
        (place / "cities.csv.gz").write_bytes(b"packed")
        rows = rows_in([("urn:row", fact_digest(first[0].triple))], tmp_path / "rows")
        writer.publish([], first, sources={"cities.csv": "1"}, note={"about": "first"}, rows=rows, kept=place)
        writer.publish([], quads(50), sources={})
        writer.publish(quads(0), quads(51, 52), sources={})
    return state


@pytest.fixture
def source(primary: State) -> FolderSource:
    return FolderSource(primary.root, primary.base)


@pytest.fixture
def change(primary: State) -> Callable[..., None]:
    """Publish one more version, with these quads more and less."""

    def publish(add: list[Quad], remove: list[Quad] | None = None) -> None:
        with primary.writer("a test", 1) as writer:
            writer.publish(remove or [], add, sources={})

    return publish
