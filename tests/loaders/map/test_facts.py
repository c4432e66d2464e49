"""Facts of rows, and the names of their axioms."""

from pyoxigraph import Literal, NamedNode, Triple

from loaders.map.facts import Axiom, Fact, named_facts
from loaders.map.terms import IRI, Value, literals
from ontology.namespaces import RDFS_SUB_CLASS_OF

ONE = Axiom("urn:C", "g", "urn:p", Value(IRI, "urn:o"))
OTHER = ONE._replace(predicate="urn:q")
FACT = Fact(Value(IRI, "urn:s"), "g", "urn:p", Value(literals(None, "nl"), "een"))


def test_a_fact_is_a_triple() -> None:
    assert FACT.triple == Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("een", language="nl"))


def test_axioms_are_numbered_and_an_equal_one_keeps_its_name() -> None:
    found = list(named_facts([(ONE, 1), (FACT, 2), (OTHER, 3), (ONE, 4)], "urn:row"))
    restrictions = {source: fact.object.text for fact, source in found if fact.predicate == RDFS_SUB_CLASS_OF.value}
    assert restrictions == {1: "urn:row#axiom", 3: "urn:row#axiom-2", 4: "urn:row#axiom"}
    assert [source for _, source in found] == [1] * 4 + [2] + [3] * 4 + [4] * 4
