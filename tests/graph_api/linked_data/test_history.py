"""The history of a thing: what it was, what took its place, and where documents before that describe it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from graph_api.linked_data.history import History, document_path
from graph_api.moments import Moment
from graph_api.service import Service, ServiceSettings
from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs, Scope
from graph_store.stating_rows_writing import rows_in
from graph_store.terms import quad_in
from graph_store.versions import State
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS, RDFS_LABEL, XSD, kg, thing

GRAPHS = Graphs()
OLD, NEW, OTHER = (thing(f"mun:{name}") for name in ("oud", "nieuw", "elders"))
PLANS = [{"key": f"plan:{year}", "iri": thing(f"plan:{year}").value, "date": f"{year}-01-15"} for year in (2019, 2021)]
LISTED, REPLACED = NamedNode(f"{GRAPHS.base}row/cities/mun:oud"), NamedNode(f"{GRAPHS.base}row/replacements/mun:oud")
LABEL, BY = Triple(OLD, RDFS_LABEL, Literal("Oud", language="nl")), Triple(OLD, kg("replacedBy"), NEW)
ON = Triple(OLD, kg("replacedOn"), Literal("2021-01-01", datatype=NamedNode(f"{XSD}date")))


def before() -> Iterator[Quad]:
    for triple in (LABEL, Triple(OLD, RDF_TYPE, kg("Municipality")), Triple(OTHER, RDFS_LABEL, Literal("Elders"))):
        yield from (quad_in(graph, triple) for graph in (DefaultGraph(), GRAPHS.source("cities")))


def after() -> Iterator[Quad]:
    for triple in (BY, ON, Triple(OLD, DCT_IDENTIFIER, Literal("mun:oud")), Triple(NEW, RDFS_LABEL, Literal("Nieuw"))):
        yield from (quad_in(graph, triple) for graph in (DefaultGraph(), GRAPHS.source("replacements")))


def listed(plan: str) -> Quad:
    return Quad(LISTED, kg("inDocument"), NamedNode(plan), GRAPHS.provenance)


def view_of(state: State) -> tuple[Service, RequestView]:
    service = Service(ServiceSettings(data=state.root))
    reader = Reader("nl", ("nl", "en"), ("nl", "en"))
    return service, RequestView(state.newest(), Scope(), reader, Addresses(GRAPHS.base), Moment())


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Publish a version with the old thing, and one in which another took its place."""
    state = State(tmp_path)
    with state.writer("test", 1) as writer:
        stated = [(LISTED.value, fact_digest(LABEL)), *((REPLACED.value, fact_digest(each)) for each in (BY, ON))]
        writer.publish([], before(), sources={}, rows=rows_in(stated, writer.new_place()))
        writer.publish([], after(), sources={})
    return state


def test_a_replaced_thing_and_its_successor_have_the_same_history(state: State) -> None:
    for each in (OLD, NEW):
        (entry,) = History(*view_of(state), each).entries
        assert (entry.thing, entry.key, entry.on.text) == (OLD, "mun:oud", "1 januari 2021")
        assert [(label.text, address) for label, address in entry.by] == [("Nieuw", "/doc/mun/nieuw")]
        assert [row.row for row in entry.rows] == [REPLACED]


def test_a_thing_without_replacements_has_no_history(state: State) -> None:
    history = History(*view_of(state), OTHER)
    assert (history.entries, list(history.triples())) == ([], [])


def test_without_documents_the_version_before_describes_it(state: State) -> None:
    (entry,) = History(*view_of(state), NEW).entries
    assert [(label.text, address) for label, address in entry.described] == [("nr. 1", "/doc/mun/oud?version=1")]


def test_a_name_that_only_the_version_before_has_is_still_shown(state: State) -> None:
    with state.writer("test", 1) as writer:
        writer.publish(list(before()), [], sources={})
    (entry,) = History(*view_of(state), NEW).entries
    assert (entry.name.text, entry.kind.text) == ("Oud", "Municipality")


def test_a_replacement_of_the_first_version_has_no_version_before(tmp_path: Path) -> None:
    state = State(tmp_path)
    with state.writer("test", 1) as writer:
        writer.publish([], [*before(), *after()], sources={})
    (entry,) = History(*view_of(state), NEW).entries
    assert (entry.name.text, entry.described) == ("Oud", [])


def test_documents_that_list_the_thing_describe_it(state: State) -> None:
    with state.writer("test", 1) as writer:
        writer.publish([], [listed(PLANS[0]["iri"])], sources={}, note={"documents": PLANS})
    history = History(*view_of(state), NEW)
    (entry,) = history.entries
    assert [address for _, address in entry.described] == ["/doc/mun/oud?document=plan%3A2019"]
    address = NamedNode(f"{GRAPHS.base}doc/mun/oud?document=plan%3A2019")
    assert Triple(OLD, NamedNode(f"{RDFS}seeAlso"), address) in set(history.triples())


def test_the_data_hold_the_facts_of_what_was_replaced_once(state: State) -> None:
    assert LABEL in set(History(*view_of(state), NEW).triples())
    assert LABEL not in set(History(*view_of(state), OLD).triples())


def test_the_path_of_a_document_is_encoded() -> None:
    assert document_path(GRAPHS.base, NamedNode(f"{GRAPHS.base}id/mun/é")) == "/doc/mun/%C3%A9"
