"""A change that brings back what was erased is refused, without saying what it was."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_store.erasures import Erasures
from graph_store.errors import Erased
from loaders.change.returning import refuse_returning
from loaders.dataset.diff import Gathered

A, P, ZOE = NamedNode("urn:a"), NamedNode("urn:p"), NamedNode("https://kennisgraaf.example/id/per/zoe")


@pytest.mark.parametrize("triple", [Triple(ZOE, P, A), Triple(A, P, ZOE), Triple(A, P, Literal("per:zoe"))])
def test_an_added_triple_that_names_it_is_refused_and_a_removed_one_is_not(tmp_path: Path, triple: Triple) -> None:
    adds, removes, erasures = Gathered(), Gathered(), Erasures(tmp_path)
    adds.add(NamedNode("urn:g"), triple)
    removes.remove(NamedNode("urn:g"), triple)
    refuse_returning(adds.diff(), erasures)
    erasures.begin([ZOE.value, "per:zoe"])
    refuse_returning(removes.diff(), erasures)
    with pytest.raises(Erased) as refused:
        refuse_returning(adds.diff(), erasures)
    assert "zoe" not in refused.value.detail
