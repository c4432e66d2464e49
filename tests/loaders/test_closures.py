"""Closures that are changed in place, and back."""

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from loaders.closures import Kept, Reasoned, give_back, is_axiom, take
from ontology.terms import RDF_TYPE, RDFS_SUB_CLASS_OF, kg
from tests.loaders.conftest import RDFS_LABEL, iri

CITY = iri("id/mun/gent")
IS_HAVEN, IS_CITY = Triple(CITY, RDF_TYPE, iri("ns#Haven")), Triple(CITY, RDF_TYPE, kg("Municipality"))
HAVENS_ARE_CITIES = Triple(iri("ns#Haven"), RDFS_SUB_CLASS_OF, kg("Municipality"))


def test_a_change_tells_what_begins_and_ceases_to_follow_and_can_be_taken_back() -> None:
    reasoned = Reasoned(DEFAULT_BASE, {IS_HAVEN})
    before = reasoned.inferred()
    removed, added = reasoned.change(set(), {HAVENS_ARE_CITIES})
    assert (IS_CITY in added, removed, reasoned.infers(IS_CITY)) == (True, set(), True)

    reasoned.change({IS_HAVEN}, set())
    assert not reasoned.infers(IS_CITY)
    reasoned.undo()
    assert reasoned.inferred() == before


def test_a_fact_that_follows_as_well_is_not_told_as_inferred() -> None:
    reasoned = Reasoned(DEFAULT_BASE, {HAVENS_ARE_CITIES, IS_HAVEN})
    assert IS_CITY in reasoned.inferred()
    removed, _ = reasoned.change(set(), {IS_CITY})
    assert IS_CITY in removed
    assert not reasoned.infers(IS_CITY)


def test_closures_are_for_one_version_and_one_taker() -> None:
    kept = Kept(Reasoned(DEFAULT_BASE, {IS_CITY}))
    give_back("/state", "digest", kept)
    assert take("/state", "other") is None
    give_back("/state", "digest", kept)
    assert (take("/state", "digest"), take("/state", "digest")) == (kept, None)


def test_a_class_row_is_an_axiom_and_a_label_is_none() -> None:
    assert is_axiom(HAVENS_ARE_CITIES)
    assert not is_axiom(IS_CITY)
    assert not is_axiom(Triple(CITY, NamedNode(RDFS_LABEL), CITY))
