"""A write is recorded in the provenance graph, and a sync leaves that record as it is."""

from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_store import State
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs
from graph_store.stating_rows_writing import changed
from loaders import Change, Dataset, Diff, attributed, commit, writes_stating
from loaders.dataset.diff import GraphDiff
from ontology.namespaces import PROV
from tests.loaders.conftest import RunSync, replace, said

pytestmark = pytest.mark.slow

AT = "2026-01-02T03:04:05Z"


def write(state: State, *, remove: set[Triple] = frozenset(), add: set[Triple] = frozenset()) -> int:  # type: ignore[assignment]
    edits = Graphs(state.base).edits

    def build(current: Dataset) -> Change:
        change = Diff({edits: GraphDiff(edits, remove, add)})
        rows = partial(changed, writes_stating(current, state.base, change))
        return Change(attributed(current, state.base, change, change.graphs, token="t", at=AT), rows=rows)

    return commit(state, build, owner="test").version


def stated(state: State, node: str) -> frozenset[bytes]:
    """Return the digests of the facts that a write states."""
    return state.newest().rows.facts(f"{state.base}{node}")


def test_a_write_names_who_when_and_what_and_a_sync_keeps_it(run: RunSync, folder: Path, state: State) -> None:
    run()
    one, two = (Triple(NamedNode("urn:x:a"), NamedNode("urn:x:b"), Literal(text)) for text in ("1", "2"))
    node = f"versions/{write(state, add={one, two})}"
    replace(folder / "steden.csv", "Gent", "Ghent")
    run()
    (folder / "csv-metadata.json").write_text((folder / "csv-metadata.json").read_text() + "\n")
    run()
    assert said(state, node, f"{PROV}endedAtTime", "provenance") == {AT}
    assert said(state, node, f"{PROV}wasAssociatedWith", "provenance") == {f"{state.base}catalog#token-t"}
    assert said(state, node, f"{PROV}generated", "provenance") == {Graphs(state.base).edits.value}
    assert stated(state, node) == {fact_digest(one), fact_digest(two)}
    write(state, remove={one})
    assert stated(state, node) == {fact_digest(two)}
