"""The closure of a version holds what the version holds."""

from pathlib import Path

from graph_api.closures import closure_of
from graph_store import State
from tests.prepared import Plan


def test_what_a_version_infers_follows_from_its_asserted_facts(plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    snapshot = State(tmp_path / "state").newest()
    closure = closure_of(snapshot)
    inferred = [quad.triple for quad in snapshot.quads(g=snapshot.graphs.inferred)]
    assert inferred
    assert [each for each in inferred[::50] if closure.explain(each) is None] == []
