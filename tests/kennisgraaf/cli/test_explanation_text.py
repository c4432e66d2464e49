"""Tests of derivations as text and as JSON."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.service import Service
from graph_store.graphs import Scope
from kennisgraaf.cli.explanation_text import Reasons
from kennisgraaf.cli.term_arguments import short
from kennisgraaf.settings import read_settings
from ontology.namespaces import RDF_TYPE, RDFS_LABEL, kg, thing


@pytest.fixture
def reasons(synced: Path) -> Reasons:
    service = Service(read_settings().service())
    snapshot = service.snapshot()
    return Reasons(snapshot, service.closure(snapshot))


def test_terms_are_named_in_short(reasons: Reasons) -> None:
    triple = Triple(thing("mun:gent"), RDF_TYPE, kg("CentreCity"))
    assert reasons.sentence(triple) == "mun:gent a kg:CentreCity"
    assert short(NamedNode("http://example.org/x"), reasons.snapshot.graphs.base) == "<http://example.org/x>"
    assert short(Literal("Gent", language="nl"), reasons.snapshot.graphs.base) == '"Gent"@nl'


def test_an_axiom_of_the_ontology_rests_on_the_ontology(reasons: Reasons) -> None:
    label = next(t for t in reasons.snapshot.triples(Scope(), kg("CentreCity"), RDFS_LABEL))
    (derivation,) = reasons.why(label, 1)
    assert reasons.ground(derivation) == "ontology"


def test_what_does_not_hold_has_no_reason(reasons: Reasons) -> None:
    assert reasons.why(Triple(thing("mun:gent"), RDF_TYPE, kg("Person")), 1) == []
