from pyoxigraph import Literal, NamedNode

from ontology.namespaces import XSD
from ontology.reasoning import Name
from ontology.reasoning.datatype_rules import equal_literals, typed_literals
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.owl_terms import SAME_AS
from tests.ontology.reasoning.small import closed, contradictions, follows

INTEGER, BYTE = NamedNode(f"{XSD}integer"), NamedNode(f"{XSD}byte")


def test_a_literal_is_in_every_datatype_that_holds_its_value() -> None:
    terms = Dictionary()
    small, large = terms.number(Literal(3)), terms.number(Literal(300))

    assert set(typed_literals(terms, [Name(INTEGER, 1), Name(BYTE, 1)])) == {
        (Name(INTEGER, 1), small),
        (Name(INTEGER, 1), large),
        (Name(BYTE, 1), small),
    }


def test_two_spellings_of_a_value_are_equal_both_ways() -> None:
    terms = Dictionary()
    one, other = terms.number(Literal("1", datatype=INTEGER)), terms.number(Literal("01", datatype=INTEGER))
    terms.number(Literal(2))

    assert set(equal_literals(terms)) == {(Name(SAME_AS, 2), one << 32 | other), (Name(SAME_AS, 2), other << 32 | one)}


def test_a_definition_may_ask_for_a_datatype() -> None:
    schema = "[ a owl:Restriction ; owl:onProperty :count ; owl:someValuesFrom xsd:integer ] rdfs:subClassOf :Counted ."

    assert follows(schema, ':a :count 3 . :b :count "three" .') == {"a is a Counted"}


def test_a_value_outside_the_range_of_its_property_is_reported() -> None:
    """dt-not-type."""
    (violation,) = closed(":count rdfs:range xsd:integer .", ':a :count "three" . :b :count 3 .').violations()

    assert violation.rule == "dt-not-type"
    assert violation.sentence == 'A contradiction (count: range integer): a count "three".'


def test_with_equality_every_ill_formed_literal_is_reported() -> None:
    closure = closed("", ':a :count "three"^^xsd:integer .', equality=True)

    assert [violation.rule for violation in closure.violations()] == ["dt-not-type"]


def test_with_equality_two_values_of_a_functional_property_differ() -> None:
    """dt-diff."""
    schema = ":code a owl:FunctionalProperty ."
    found = closed(schema, ':a :code "1", "2" .', equality=True).violations()

    assert {violation.rule for violation in found} == {"dt-diff"}
    assert contradictions(schema, ':a :code "1", "2" .') == ["prp-fp"]


def test_no_literal_becomes_a_subject() -> None:
    inferred = closed("", ':a owl:sameAs 42 . :b owl:sameAs "42"^^xsd:byte .', equality=True).inferred()

    assert {"a", "b"} >= {str(triple.subject)[-2] for triple in inferred}
    assert any(str(triple.subject).endswith("a>") and str(triple.object).endswith("b>") for triple in inferred)
