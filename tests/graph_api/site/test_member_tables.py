"""Lists for other programs."""

import csv
from collections.abc import Iterator

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple
from starlette.testclient import TestClient

from graph_store.graphs import Graphs
from graph_store.terms import RDF_TYPE, XSD
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, kg, thing
from ontology.turtle_files import ontology_triples
from tests.graph_api.small import served
from tests.service import Service


@pytest.fixture(scope="module")
def negative(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One municipality with a negative number, and with names that a spreadsheet would run."""
    state = State(tmp_path_factory.mktemp("negative") / "state")
    city, integer = thing("mun:x"), NamedNode(f"{XSD}integer")
    facts = [
        Triple(city, RDF_TYPE, kg("Municipality")),
        Triple(city, RDFS_LABEL, Literal("=1+1", language="nl")),
        Triple(city, kg("startYear"), Literal("-96", datatype=integer)),
        Triple(city, kg("nisCode"), Literal("@x")),
    ]
    with state.writer("test", 1) as writer:
        graphs = (Graphs().asserted, DefaultGraph())
        triples = [*facts, *ontology_triples()]
        writer.publish([], [Quad(t.subject, t.predicate, t.object, g) for t in triples for g in graphs], sources={})
    with served(state) as client:
        yield client


def test_the_table_has_a_row_a_member_and_a_column_a_property(service: Service) -> None:
    answer = service.client.get("/class/Project?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(answer.text.splitlines()))
    found = {row["key"]: row["sitedIn"] for row in rows if row["sitedIn"]}
    assert found == service.pairs("SELECT ?p ?city { ?p a kg:Project ; kg:sitedIn ?city }")


def test_the_objects_say_the_same(service: Service) -> None:
    items = service.client.get("/class/Project", headers={"Accept": "application/json"}).json()["items"]
    assert len(items) == 20
    assert {"key", "iri", "label"} <= set(items[0])


@pytest.mark.parametrize(
    ("written", "city"),
    [("keys", "mun:gent"), ("names", "Gent"), ("iris", "https://kennisgraaf.example/id/mun/gent")],
)
def test_things_are_written_as_the_reader_chooses(service: Service, written: str, city: str) -> None:
    asked = {"things": written, "lang": "nl", "format": "csv"}
    rows = list(csv.DictReader(service.client.get("/class/Project", params=asked).text.splitlines()))
    (bakkersite,) = [row for row in rows if row["key"] == "prj:v1-gent-bakkersite"]
    assert bakkersite["sitedIn"] == city
    items = service.client.get("/class/Project", params=asked | {"format": "json"}).json()["items"]
    assert [item["sitedIn"] for item in items if item["key"] == bakkersite["key"]] == [[city]]


def test_another_choice_is_refused_with_those_that_are_accepted(service: Service) -> None:
    answer = service.client.get("/class/Project?format=csv&things=labels")
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")
    assert "keys, names, iris" in answer.json()["detail"]


def test_names_of_codes_are_names_too(service: Service) -> None:
    rows = service.client.get("/class/WorkingGroup?format=csv&things=names&lang=en").text
    assert "working group" in rows
    assert "working_group" not in rows


def test_each_column_has_a_name_of_its_own(service: Service) -> None:
    for name in ("Municipality", "Project", "Thing", "Event"):
        header = service.client.get(f"/class/{name}?format=csv").text.split("\r\n", 1)[0].split(",")
        assert len(header) == len(set(header)), name
    (gent,) = [
        item
        for item in service.client.get("/class/Municipality?format=json&lang=nl").json()["items"]
        if item["key"] == "mun:gent"
    ]
    assert gent["label"] == "Gent"


def test_numbers_stay_and_no_cell_is_taken_for_a_formula(negative: TestClient) -> None:
    (row,) = csv.DictReader(negative.get("/class/Municipality?format=csv&lang=nl").text.splitlines())
    assert (row["label"], row["startYear"], row["nisCode"]) == ("'=1+1", "-96", "'@x")
