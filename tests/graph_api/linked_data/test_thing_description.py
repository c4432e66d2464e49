"""The content of a document."""

from pyoxigraph import Triple

from graph_api.linked_data.thing_description import PAGE, describe, part_links, whole
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDF_TYPE, kg
from tests.graph_api.small import CITY, HUB, INFERRED, PROJECT, ROW, SOURCE


def test_facts_are_told_by_direction_and_by_what_is_inferred(snapshot: Snapshot) -> None:
    document = describe(snapshot, Scope(), CITY)
    assert {triple.subject for triple in document.outgoing} == {CITY}
    assert document.incoming == [Triple(PROJECT, kg("sitedIn"), CITY)]
    assert document.inferred == set(INFERRED)
    assert [row.row for row in document.rows] == [ROW]


def test_terms_of_the_vocabulary_are_no_neighbours(snapshot: Snapshot) -> None:
    document = whole(snapshot, Scope(), describe(snapshot, Scope(), CITY))
    assert kg("CentreCity") not in {triple.subject for triple in document}


def test_the_asserted_document_has_nothing_inferred_but_inverses(snapshot: Snapshot) -> None:
    asserted = Scope(Include.ASSERTED)
    found = set(whole(snapshot, asserted, describe(snapshot, asserted, CITY)))
    assert set(INFERRED) & found == {Triple(CITY, kg("hosts"), PROJECT)}


def test_parts_are_of_one_size_and_share_no_fact(snapshot: Snapshot) -> None:
    first, second = (describe(snapshot, Scope(), HUB, page) for page in (1, 2))
    assert (len(first.outgoing), first.pages) == (PAGE, 2)
    assert len(first.outgoing) + len(second.outgoing) == first.total
    assert not set(first.outgoing) & set(second.outgoing)


def test_only_a_part_with_one_after_it_links_on(snapshot: Snapshot) -> None:
    address = "https://kennisgraaf.example/doc/prog/hub"
    nodes = [
        t.object for t in part_links(describe(snapshot, Scope(), HUB), address) if t.predicate.value.endswith("#node")
    ]
    assert [node.value for node in nodes if hasattr(node, "value")] == [f"{address}?page=2"]
    assert part_links(describe(snapshot, Scope(), HUB, 2), address) == []


def test_rows_and_sources_are_described_out_of_the_provenance(snapshot: Snapshot) -> None:
    assert Triple(ROW, RDF_TYPE, kg("Row")) in describe(snapshot, Scope(), ROW).outgoing
    assert ROW in {triple.subject for triple in describe(snapshot, Scope(), SOURCE).incoming}
