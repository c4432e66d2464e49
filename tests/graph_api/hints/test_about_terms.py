import pytest

from graph_store.graphs import Include, Scope
from tests.graph_api.hints.conftest import Told

BASE = "https://kennisgraaf.example/"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ASK { ?x a kg:Projekt }", "kg:Projekt does not occur in the data or its ontology. Did you mean kg:Project?"),
        ("ASK { ?x a kg:stad }", "kg:stad does not occur in the data or its ontology. Did you mean kg:CentreCity?"),
        ("ASK { ?x kg:hostz ?y }", "kg:hostz does not occur in the data or its ontology. Did you mean kg:hosts?"),
        ("ASK { ?x (kg:hostz|kg:hosts) ?y }", "Did you mean kg:hosts?"),
        ("ASK { ?x a kg:Qqqqqqq }", "kg:Qqqqqqq does not occur in the data or its ontology."),
        ("DESCRIBE kg:Projekt", "Did you mean kg:Project?"),
        (f"DESCRIBE <{BASE}id/mun/kortrik>", f"Did you mean <{BASE}id/mun/kortrijk>?"),
        (f"DESCRIBE <{BASE}id/city/kortrijk>", f"Did you mean <{BASE}id/mun/kortrijk>?"),
        (f"ASK {{ VALUES ?x {{ <{BASE}id/mun/kortrik> }} ?x ?p ?o }}", f"Did you mean <{BASE}id/mun/kortrijk>?"),
        ("ASK { ?x kg:sitedIn kg:Gent }", f"Did you mean <{BASE}id/mun/gent>?"),
        ("ASK { <urn:x:unknown> ?p ?o }", "<urn:x:unknown> does not occur in the data or its ontology."),
    ],
)
def test_an_iri_that_occurs_nowhere_has_a_hint(told: Told, text: str, sentence: str) -> None:
    [found] = told(text)
    assert sentence in found


def test_a_property_that_the_members_of_the_class_have_is_nearer(told: Told) -> None:
    [found] = told("ASK { ?x a kg:Person ; kg:heldRole ?y }")
    assert found.endswith("Did you mean kg:holdsRole?")


def test_a_class_without_members_has_a_hint(told: Told) -> None:
    assert told("ASK { ?x a kg:NewsItem }") == ["Nothing is a member of the class kg:NewsItem."]
    assert told("ASK { ?x a kg:HostMunicipality }", Scope(Include.ASSERTED)) == [
        "Nothing is a member of the class kg:HostMunicipality. With include=all there are some."
    ]


def test_terms_of_the_ontology_and_of_other_graphs_are_known(told: Told) -> None:
    assert told("ASK { kg:Project rdfs:label ?x }") == []
    assert told("ASK { GRAPH ?g { ?x kg:line ?y } }") == []
