import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.hints.facts import MOST_FOR_ADVICE, MOST_READ, Facts, Undecided
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import OWL_INVERSE_OF, RDF_TYPE, RDFS_LABEL, kg, thing

GENT = thing("mun:gent")


def test_a_scope_and_graphs_choose_the_facts(plan_snapshot: Snapshot) -> None:
    inferred = Facts(plan_snapshot, Scope(Include.ASSERTED))
    projects = Facts(plan_snapshot, graphs=[plan_snapshot.graphs.source("projects")])
    assert not inferred.some(None, kg("locatedIn"), None)
    assert inferred.whole().some(None, kg("locatedIn"), None)
    assert projects.some(None, kg("sitedIn"), None)
    assert not projects.some(None, kg("eventType"), None)


def test_a_literal_is_no_subject_and_no_property(plan_snapshot: Snapshot) -> None:
    facts = Facts(plan_snapshot)
    assert not facts.some(Literal("a"), None, None)
    assert not facts.is_member(Literal("a"), kg("Project"))
    assert facts.is_member(GENT, kg("CentreCity"))


def test_an_iri_occurs_at_any_place_in_any_graph(plan_snapshot: Snapshot) -> None:
    facts = Facts(plan_snapshot)
    known = (GENT, kg("sitedIn"), kg("Project"), kg("line"), plan_snapshot.graphs.provenance)
    assert all(map(facts.occurs, known))
    assert not facts.occurs(NamedNode("urn:x"))


def test_graphs_and_axioms_are_found(plan_snapshot: Snapshot) -> None:
    facts, graphs = Facts(plan_snapshot), plan_snapshot.graphs
    assert facts.graph_of(kg("line")) == graphs.provenance
    assert facts.graph_of(NamedNode("urn:x")) is None
    assert facts.in_graph(graphs.provenance)
    assert not facts.in_graph(graphs.provenance, kg("sitedIn"))
    assert kg("sitedIn") in facts.axioms(None, OWL_INVERSE_OF, kg("hosts")) + facts.axioms(kg("hosts"), OWL_INVERSE_OF)


def test_reading_gives_up_at_a_limit_of_one_pattern_and_of_all(plan_snapshot: Snapshot) -> None:
    facts = Facts(plan_snapshot)
    with pytest.raises(Undecided):
        list(facts.quads(None, RDF_TYPE, None, most=10))
    assert len(list(facts.quads(None, RDF_TYPE, kg("CentreCity"), most=13))) == 13
    with pytest.raises(Undecided):
        any(facts.some(GENT, RDFS_LABEL, Literal(number)) for number in range(MOST_READ))


def test_reading_for_advice_has_a_limit_of_its_own(plan_snapshot: Snapshot) -> None:
    facts, seen = Facts(plan_snapshot), 0
    for _ in range(5):
        with facts.for_advice():
            for _ in facts.quads(None, RDF_TYPE, None):
                seen += 1
    assert MOST_FOR_ADVICE - 20 < seen < MOST_FOR_ADVICE
    assert len(list(facts.quads(None, RDF_TYPE, kg("CentreCity")))) == 13


def test_a_fact_is_inferred_if_no_row_states_it(plan_snapshot: Snapshot) -> None:
    facts = Facts(plan_snapshot)
    (stated,) = facts.quads(thing("prj:v1-gent-bakkersite"), kg("sitedIn"), GENT)
    (follows,) = facts.quads(GENT, kg("hosts"), thing("prj:v1-gent-bakkersite"))
    assert (facts.is_inferred(stated), facts.is_inferred(follows)) == (False, True)
