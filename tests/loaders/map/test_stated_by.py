"""The rows and the writes that state facts."""

from graph_store import State
from graph_store.fact_digest import fact_digest, parted
from loaders import SyncReport, stated_by
from ontology.namespaces import kg


def test_each_fact_of_an_inventory_is_stated_by_rows_of_it(synced_once: tuple[State, SyncReport]) -> None:
    snapshot = synced_once[0].newest()
    for stem in ("projects", "cities", "passages"):
        facts = [quad.triple for quad in snapshot.quads(g=snapshot.graphs.source(stem))]
        found = stated_by(snapshot, facts)
        assert found.keys() == set(facts)
        for rows in found.values():
            assert any(row.value.startswith(f"{snapshot.graphs.base}row/{stem}/") for row in rows)


def test_each_row_states_the_facts_that_it_names_and_no_other(synced_once: tuple[State, SyncReport]) -> None:
    snapshot = synced_once[0].newest()
    facts = [quad.triple for quad in snapshot.quads(g=snapshot.graphs.source("cities"))]
    names = {fact_digest(fact) for fact in facts}
    found = {(row.value, fact_digest(fact)) for fact, rows in stated_by(snapshot, facts).items() for row in rows}
    assert found == {(row, name) for row, stated in snapshot.rows.each() for name in parted(stated) if name in names}


def test_nothing_states_what_is_inferred(synced_once: tuple[State, SyncReport]) -> None:
    snapshot = synced_once[0].newest()
    inferred = [quad.triple for quad in snapshot.quads(p=kg("hosts"), g=snapshot.graphs.inferred)]
    assert inferred
    assert stated_by(snapshot, inferred) == {}
    assert stated_by(snapshot, []) == {}
