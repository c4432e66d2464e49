"""The cells of a row that state a triple."""

from collections.abc import Iterator

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Store, Triple

from graph_store import State
from graph_store.fact_digest import fact_digest, parted
from graph_store.stating_rows import StatingRows
from loaders import Cells, StatingColumns, SyncReport, inventories_of
from loaders.map.inventories import Inventories
from ontology.namespaces import OWL_ON_PROPERTY, RDF_TYPE, RDFS_LABEL, kg, thing


@pytest.fixture(scope="module")
def shipped_state(synced_once: tuple[State, SyncReport]) -> State:
    return synced_once[0]


@pytest.fixture(scope="module")
def columns(shipped_state: State) -> StatingColumns:
    return StatingColumns(inventories_of(shipped_state.newest()))


def row(name: str) -> NamedNode:
    return NamedNode(f"https://kennisgraaf.example/row/{name}")


def stated(state: State) -> Iterator[tuple[NamedNode, Triple]]:
    """Yield every row with every triple that it states."""
    snapshot = state.newest()
    facts = {fact_digest(quad.triple): quad.triple for quad in snapshot.quads(g=DefaultGraph())}
    for node, digests in snapshot.rows.each():
        yield from ((NamedNode(node), facts[each]) for each in parted(digests))


def test_every_fact_of_the_shipped_rows_has_columns(shipped_state: State, columns: StatingColumns) -> None:
    facts = list(stated(shipped_state))
    found = columns.of_each({node for node, _ in facts})
    assert [(node, triple) for node, triple in facts if not found[node].of({triple}).columns] == []


@pytest.mark.slow
def test_rows_read_together_state_what_they_state_alone(shipped_state: State, columns: StatingColumns) -> None:
    facts = list(stated(shipped_state))
    together = columns.of_each({node for node, _ in facts})
    assert all(together[node].of({triple}) == columns.of(node, {triple}) for node, triple in facts)


PROJECT = "prj:v1-kortrijk-cleppe-claerhout"
CITY = "class:CentreCity"


@pytest.mark.parametrize(
    ("node", "triple", "named"),
    [
        (f"projects/{PROJECT}", Triple(thing(PROJECT), kg("sitedIn"), thing("mun:kortrijk")), ("sited_in",)),
        (f"projects/{PROJECT}", Triple(thing(PROJECT), RDF_TYPE, kg("Project")), ("id",)),
        ("cities/mun:brugge", Triple(thing("mun:brugge"), RDF_TYPE, kg("CentreCity")), ("id", "ref_centre_city")),
        (
            "passages/psg:sc-2",
            Triple(row("passages/psg:sc-2"), kg("sourceLines"), Literal("677-698")),
            ("line_from", "line_to"),
        ),
    ],
    ids=["the value", "the subject", "a word that selects", "two cells together"],
)
def test_the_columns_are_those_of_the_cells_that_it_is_made_of(
    columns: StatingColumns, node: str, triple: Triple, named: tuple[str, ...]
) -> None:
    assert columns.of(row(node), {triple}).columns == named


def test_the_axiom_that_a_row_states_has_columns(columns: StatingColumns) -> None:
    node = row(f"org_relations/org:kvs/founded_on_impulse_of/{CITY}")
    axiom = Triple(NamedNode(f"{node.value}#axiom"), OWL_ON_PROPERTY, kg("founderOf"))
    assert columns.of(node, {axiom}).columns == ("relation", "object_id")


def test_of_several_triples_all_columns_come_in_the_order_of_the_table(
    columns: StatingColumns, shipped_state: State
) -> None:
    node = row(f"projects/{PROJECT}")
    triples = {triple for each, triple in stated(shipped_state) if each == node}
    found = columns.of(node, triples).columns
    assert found[:1] == ("id",)
    assert "sited_in" in found
    assert len(found) == len(set(found))


def test_what_no_row_or_no_inventory_of_the_version_states_has_none(columns: StatingColumns) -> None:
    fact = Triple(thing(PROJECT), RDFS_LABEL, Literal("x"))
    assert columns.of(row("nothing/x"), {fact}) == Cells()
    assert columns.of(row("projects/prj:nowhere"), {fact}) == Cells()
    assert columns.of(row(f"projects/{PROJECT}"), {fact}) == Cells()


def test_rows_of_a_version_that_no_sync_made_have_none() -> None:
    columns = StatingColumns(Inventories(Store(), StatingRows(), "https://kennisgraaf.example/"))
    assert columns.of(row("projects/x"), set()) == Cells()


def test_reference_columns_state_in_the_graph_of_reference(columns: StatingColumns) -> None:
    city = thing("mun:roeselare")
    types = {Triple(city, RDF_TYPE, kg(name)) for name in ("CentreCity", "Municipality")}

    assert columns.of(row("cities/mun:roeselare"), {Triple(city, RDF_TYPE, kg("CentreCity"))}).bases == {"reference"}
    assert columns.of(row("cities/mun:roeselare"), types).bases == {"reference", ""}
