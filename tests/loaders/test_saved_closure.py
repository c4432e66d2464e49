"""The saved closure of the newest version explains what a closure made anew explains."""

import pytest

from graph_store import State
from loaders import saved_closure
from loaders.change import closures
from loaders.change.closures import Kept
from loaders.dataset.dataset import Published
from loaders.dataset.membership import Places

pytestmark = pytest.mark.slow

EVERY = 97
"""One of so many inferences is explained both ways."""


def test_its_proofs_are_those_of_a_closure_made_anew(synced: State) -> None:
    snapshot = synced.newest()
    saved, anew = saved_closure(synced, snapshot), Kept.read(Places(snapshot.graphs), Published(synced)).merged.closure
    assert saved is not None
    asked = sorted({quad.triple for quad in snapshot.quads(g=snapshot.graphs.inferred)}, key=str)[::EVERY]
    assert len(asked) > 50
    assert [saved.explain(each) for each in asked] == [anew.explain(each) for each in asked]


def test_without_synthetic_facts_one_closure_serves_both(synced: State) -> None:
    assert saved_closure(synced, synced.newest(), synthetic=True) is not None


def test_a_closure_in_doubt_or_of_another_version_is_not_used(synced: State) -> None:
    snapshot = synced.newest()
    closures.doubt(synced.folder(snapshot.version))
    assert saved_closure(synced, snapshot) is None
