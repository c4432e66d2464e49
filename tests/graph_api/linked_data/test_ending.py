"""The end of a thing, for its page."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from graph_api.linked_data.ending import Ending, ending
from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Label, Labels
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_store.fact_digest import fact_digest
from graph_store.graphs import Graphs, Scope
from graph_store.stating_rows_writing import rows_in
from graph_store.versions import State
from ontology.namespaces import ENDED_BY, RDFS_LABEL, XSD, kg, thing

BASE = Graphs().base
OLD, FIRST, NEXT = thing("prog:old"), thing("plan:2020"), thing("plan:2021")
ROW = NamedNode(f"{BASE}row/programmes/plan-2020/prog:old")
END = Triple(OLD, kg(ENDED_BY), NEXT)


def told(place: Path, facts: Iterable[Triple] = ()) -> Ending | None:
    """Return the end of a thing in a version with these facts, and with a row of 2020 that states the end."""
    state = State(place)
    names = [Triple(each, RDFS_LABEL, Literal(text, language="en")) for each, text in
             ((FIRST, "plan of 2020"), (NEXT, "plan of 2021"))]  # fmt: skip
    quads = [Quad(s, p, o, DefaultGraph()) for s, p, o in (*names, *facts)]
    quads.append(Quad(ROW, kg("inDocument"), FIRST, Graphs().provenance))
    with state.writer("test", 1) as writer:
        writer.publish([], quads, sources={}, rows=rows_in([(ROW.value, fact_digest(END))], writer.new_place()))
    view = RequestView(state.newest(), Scope(), Reader("en", ("en",)), Addresses(BASE), NOW)
    return ending(view, Labels(view.snapshot, view.scope, ("en",), "en"), OLD)


def test_it_has_its_date_the_document_that_ended_it_and_the_last_that_listed_it(tmp_path: Path) -> None:
    day = Literal("2021-01-01", datatype=NamedNode(f"{XSD}date"))
    assert told(tmp_path, [END, Triple(OLD, kg("endedOn"), day)]) == Ending(
        "1 January 2021", Label("plan of 2021"), "/doc/plan/2021", Label("plan of 2020"), "plan:2020"
    )


def test_the_date_and_the_last_document_may_be_unknown(tmp_path: Path) -> None:
    other = Triple(OLD, kg(ENDED_BY), thing("plan:2022"))
    assert told(tmp_path, [other]) == Ending("", Label("plan:2022"), "/doc/plan/2022", Label(""), "")


def test_what_goes_on_has_no_end(tmp_path: Path) -> None:
    assert told(tmp_path) is None
