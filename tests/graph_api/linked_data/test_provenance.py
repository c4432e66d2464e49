"""The rows that state a triple."""

from pyoxigraph import Triple

from graph_api.linked_data.provenance import file_name, note, row_notes, row_triples
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg
from tests.graph_api.small import CITY, PROJECT, ROW, SOURCE


def test_a_triple_leads_to_the_row_that_states_it(snapshot: Snapshot) -> None:
    (found,) = row_notes(snapshot, Scope(), [Triple(PROJECT, kg("sitedIn"), CITY)])
    assert (found.row, found.file, found.source, found.line, found.key) == (ROW, "projects.csv", SOURCE, 12, "prj:p")


def test_source_lines_stand_in_the_order_of_the_document(snapshot: Snapshot) -> None:
    assert note(snapshot, ROW).source_lines == ("96", "985-987")


def test_what_no_row_states_has_no_rows(snapshot: Snapshot) -> None:
    assert row_notes(snapshot, Scope(), [Triple(CITY, kg("hosts"), PROJECT)]) == []


def test_digests_are_left_out_of_what_is_said_of_a_row(snapshot: Snapshot) -> None:
    assert kg("states") not in {triple.predicate for triple in row_triples(snapshot, ROW)}


def test_a_file_without_a_kept_name_goes_by_its_stem(snapshot: Snapshot) -> None:
    assert file_name(snapshot, SOURCE) == "projects.csv"
    assert file_name(snapshot, type(SOURCE)(f"{snapshot.graphs.base}source/other")) == "other"
