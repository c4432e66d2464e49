"""The place of each row: file, line, document, source lines and basis."""

from graph_api.linked_data.row_notes import file_name, note, row_triples
from graph_store.snapshot import Snapshot
from ontology.namespaces import PROV_WAS_DERIVED_FROM, RDF_TYPE, kg
from tests.graph_api.small import ROW, SOURCE


def test_source_lines_stand_in_the_order_of_the_document(snapshot: Snapshot) -> None:
    assert note(snapshot, ROW).source_lines == ("96", "985-987")


def test_the_triples_about_a_row_are_those_of_the_provenance(snapshot: Snapshot) -> None:
    assert {triple.predicate for triple in row_triples(snapshot, ROW)} == {RDF_TYPE, PROV_WAS_DERIVED_FROM, kg("line")}


def test_a_file_without_a_kept_name_goes_by_its_stem(snapshot: Snapshot) -> None:
    assert file_name(snapshot, SOURCE) == "projects.csv"
    assert file_name(snapshot, type(SOURCE)(f"{snapshot.graphs.base}source/other")) == "other"
