"""From the text of a request to what is known."""

import pytest
from pyoxigraph import NamedNode

from graph_api.linked_data.names import canonical, known, nearest
from graph_store.errors import NotFound
from graph_store.snapshot import Snapshot
from tests.graph_api.small import ALIAS, BASE, CITY, ROW


def test_a_name_is_the_stores_own_term(snapshot: Snapshot) -> None:
    assert known(snapshot, "id/", "mun/x") == CITY


def test_needless_percent_encoding_is_undone(snapshot: Snapshot) -> None:
    assert known(snapshot, "id/", "m%75n/x") == CITY
    assert known(snapshot, "row/", "projects/prj%3Ap") == ROW


@pytest.mark.parametrize("name", ["", "mun", "mun/", "mun/none", "mun/<x>", "mun/\u0000", "x" * 100_000])
def test_what_nothing_is_named_is_not_found(snapshot: Snapshot, name: str) -> None:
    with pytest.raises(NotFound):
        known(snapshot, "id/", name)


def test_an_alias_stands_for_its_canonical_node(snapshot: Snapshot) -> None:
    assert canonical(snapshot, ALIAS) == CITY
    assert canonical(snapshot, CITY) == CITY
    assert canonical(snapshot, NamedNode(f"{BASE}id/mun/other")) == NamedNode(f"{BASE}id/mun/other")


def test_the_nearest_keys_have_the_same_prefix_when_there_are_any(snapshot: Snapshot) -> None:
    assert nearest(snapshot, "prj:pp") == ["prj:p"]
    assert nearest(snapshot, "orgg:markup") == ["org:markup"]
    assert nearest(snapshot, "zzz:" + "q" * 5000) == []
