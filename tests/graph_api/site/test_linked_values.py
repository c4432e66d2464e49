"""The subjects and places of a version, and what leads to them."""

from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, Triple

from graph_api.site.linked_values import LinkedValues, linked_places, linked_subjects
from graph_store.graphs import Scope
from graph_store.versions import State
from ontology.namespaces import RDF_TYPE, kg, thing
from tests.service import Service

PROJECT, THEME = thing("prj:v1-gent-bakkersite"), thing("thm:ruimte")


def test_a_thing_leads_to_itself_and_by_any_fact(service: Service) -> None:
    newest = service.state.newest()
    found = linked_subjects(newest, Scope())
    keys = service.values(f"SELECT DISTINCT ?subject WHERE {{ {PROJECT} ?property ?subject . ?subject a kg:Theme }}")
    assert set(found.keys[PROJECT]) == set(keys)
    assert keys
    assert "thm:ruimte" in found.keys[THEME]
    assert set(service.values("SELECT DISTINCT ?theme WHERE { ?theme a kg:Theme }")) <= set(found.named)
    assert found.named["thm:ruimte"] == THEME


def test_what_lies_within_a_place_is_a_place(service: Service) -> None:
    found = linked_places(service.state.newest(), Scope())
    assert {"mun:gent", "area:oost-vlaanderen"} <= set(found.keys[PROJECT])
    assert "thm:ruimte" not in found.named


def test_values_are_found_once_for_each_version_and_scope(tmp_path: Path, service: Service) -> None:
    newest = service.state.newest()
    assert linked_subjects(newest, Scope()) is linked_subjects(newest, Scope())
    assert linked_subjects(newest, Scope(synthetic=True)) is not linked_subjects(newest, Scope())
    with State(tmp_path).writer("test", 1) as writer:
        facts = [Triple(THEME, RDF_TYPE, kg("Theme")), Triple(PROJECT, kg("hasTheme"), THEME)]
        writer.publish([], [Quad(s, p, o, DefaultGraph()) for s, p, o in facts], sources={})
    assert linked_subjects(State(tmp_path).newest(), Scope()) == LinkedValues(
        {"thm:ruimte": THEME}, {THEME: ["thm:ruimte"], PROJECT: ["thm:ruimte"]}
    )
