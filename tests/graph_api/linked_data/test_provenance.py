"""The rows that state a triple."""

from pyoxigraph import NamedNode, Triple

from graph_api.linked_data.provenance import Evidence, row_notes
from graph_store import State
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from loaders import SyncReport
from ontology.namespaces import kg
from tests.graph_api.small import CITY, PROJECT, ROW, SOURCE
from tests.store_operations import counting


def test_a_triple_leads_to_the_row_that_states_it(snapshot: Snapshot) -> None:
    (found,) = row_notes(snapshot, Scope(), [Triple(PROJECT, kg("sitedIn"), CITY)])
    assert (found.row, found.file, found.source, found.line, found.key) == (ROW, "projects.csv", SOURCE, 12, "prj:p")


def test_what_no_row_states_has_no_rows(snapshot: Snapshot) -> None:
    assert row_notes(snapshot, Scope(), [Triple(CITY, kg("hosts"), PROJECT)]) == []


def test_many_facts_have_the_sources_that_they_have_alone(synced_once: tuple[State, SyncReport]) -> None:
    snapshot = synced_once[0].newest()
    stated = [quad.triple for quad in snapshot.quads(g=snapshot.graphs.source("cities"))]
    stated += [quad.triple for quad in snapshot.quads(g=snapshot.graphs.reference)]
    together = Evidence(snapshot, Scope(), stated)

    for triple in stated[::7]:
        alone = Evidence(snapshot, Scope(), [triple])
        assert together.rows([triple]) == alone.rows([triple]) == row_notes(snapshot, Scope(), [triple])
        assert together.cells([triple]) == alone.cells([triple])
        assert together.cells([triple])[0].columns
    assert together.rows(stated) == row_notes(snapshot, Scope(), stated)


def test_ten_facts_take_as_many_store_operations_as_a_hundred(synced_once: tuple[State, SyncReport]) -> None:
    newest = synced_once[0].newest()
    sources = [NamedNode(name) for name in newest.manifest.graphs if "/source/" in name]
    facts = [quad.triple for source in sources for quad in newest.quads(g=source)]

    def operations(count: int) -> int:
        snapshot = Snapshot(synced_once[0].folder(1), 1)
        Evidence(snapshot, Scope(), facts[:1]).cells(facts[:1])
        store, some = counting(snapshot), facts[:: len(facts) // count][:count]
        assert len({row.file for row in Evidence(snapshot, Scope(), some).cells(some)}) > 1
        return store.operations

    assert operations(10) == operations(100) <= 12
