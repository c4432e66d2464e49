import pytest
from pyoxigraph import NamedNode

from ontology.reasoning import compile_rules
from ontology.reasoning.arrays import MASK
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.graph import Graph
from ontology.reasoning.lists import list_members
from ontology.reasoning.owl_terms import ONE_OF, UNION_OF
from tests.ontology.reasoning.small import turtle


def names(schema: str) -> list[str]:
    """Return the names of the rules that come from lists, of fixed length or not."""
    found = (rule.name for rule in compile_rules(turtle(schema)).rules)
    return [name for name in found if name in ("prp-spo2", "cls-int1", "cls-int2", "cls-uni", "cls-oo")]


def test_each_list_gives_its_rules() -> None:
    assert names(":p owl:propertyChainAxiom ( :q :r ) .") == ["prp-spo2"]
    assert names(":C owl:intersectionOf ( :A :B ) .") == ["cls-int1", "cls-int2", "cls-int2"]
    assert names(":C owl:unionOf ( :A :B ) .") == ["cls-uni", "cls-uni"]
    assert names(":C owl:oneOf ( :a :b :c ) .") == ["cls-oo", "cls-oo", "cls-oo"]


def test_a_broken_list_gives_no_rule() -> None:
    assert names(":C owl:intersectionOf :l . :l rdf:first :A ; rdf:rest :m . :m rdf:first :B .") == []
    assert names(":C owl:unionOf :l . :l rdf:first :A ; rdf:rest :l .") == []


def test_an_empty_list_gives_no_rule() -> None:
    assert names(":C owl:intersectionOf () .") == []


def members(schema: str, *properties: NamedNode) -> set[tuple[str, str]]:
    """Return the members of the lists that are values of these properties, each with its text."""
    axioms = EncodedFacts().take(turtle(schema))
    pairs = list_members(axioms, properties).tolist()
    return {(str(axioms.terms.terms[pair >> 32]), str(axioms.terms.terms[pair & MASK])) for pair in pairs}


def test_each_whole_list_of_a_property_gives_its_members() -> None:
    schema = ":C owl:unionOf :l . :l rdf:first :A ; rdf:rest ( :B :A ) . :D owl:oneOf ( :x ) ."

    assert members(schema, UNION_OF) == {("<urn:x:l>", "<urn:x:A>"), ("<urn:x:l>", "<urn:x:B>")}
    assert {member for _, member in members(schema, UNION_OF, ONE_OF)} == {"<urn:x:A>", "<urn:x:B>", "<urn:x:x>"}
    assert members("", UNION_OF) == set()


@pytest.mark.parametrize(
    "broken",
    [
        ":l rdf:first :A ; rdf:rest :m . :m rdf:first :B .",
        ":l rdf:first :A ; rdf:rest :m . :m rdf:rest () .",
        ":l rdf:first :A ; rdf:rest :m . :m rdf:first :B ; rdf:rest :l .",
        ":l rdf:rest () .",
        "",
    ],
)
def test_a_broken_list_has_no_members_whatever_it_is_next_to(broken: str) -> None:
    schema = ":C owl:unionOf :l , :whole . :whole rdf:first :B ; rdf:rest () . "

    assert members(schema + broken, UNION_OF) == {("<urn:x:whole>", "<urn:x:B>")}


def test_of_several_values_of_a_node_the_first_by_text_counts_as_in_a_graph() -> None:
    schema = ":C owl:unionOf :l . :l rdf:first :z , :b , :y ; rdf:rest ( :c ) ."

    assert members(schema, UNION_OF) == {("<urn:x:l>", "<urn:x:b>"), ("<urn:x:l>", "<urn:x:c>")}
    assert Graph(turtle(schema)).members(NamedNode("urn:x:l")) == [NamedNode("urn:x:b"), NamedNode("urn:x:c")]
