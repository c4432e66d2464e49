"""Rows and files of inventories made for tests; `tests/systems/test_synthetic_leaks.py` has such inventories."""

from pyoxigraph import Literal, NamedNode

from graph_api.site.visibility import hidden_graphs, hidden_inventories, hides
from graph_store.graphs import DEFAULT_BASE, Scope
from tests.service import Service


def test_no_inventory_of_the_plan_is_hidden(service: Service) -> None:
    snapshot = service.state.newest()

    assert hidden_inventories(snapshot) == frozenset()
    assert not hides(snapshot, Scope(), NamedNode(f"{DEFAULT_BASE}row/projects/prj:dok"))
    assert not hides(snapshot, Scope(), NamedNode(f"{DEFAULT_BASE}id/mun/gent"))
    assert not hides(snapshot, Scope(), Literal("row/projects"))


def test_the_graphs_of_synthetic_facts_are_hidden(service: Service) -> None:
    assert hidden_graphs(service.state.newest()) == {"synthetic", "inferred-synthetic"}
