import pytest

from ontology.reasoning import compile_rules
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.owl_terms import SUB_CLASS_OF
from tests.ontology.reasoning.small import turtle


def restriction(rest: str) -> str:
    return f"[ a owl:Restriction ; owl:onProperty :p ; {rest} ]"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (":A", "A"),
        (restriction("owl:someValuesFrom :A"), "∃p.A"),
        (restriction("owl:someValuesFrom owl:Thing"), "∃p.⊤"),
        (restriction("owl:allValuesFrom :A"), "∀p.A"),
        (restriction("owl:hasValue :v"), "∃p.{v}"),
        (restriction('owl:hasValue "v"'), '∃p.{"v"}'),
        (restriction("owl:maxCardinality 1"), "≤1 p"),
        ("[ a owl:Class ; owl:intersectionOf ( :A :B ) ]", "A ⊓ B"),
        ("[ a owl:Class ; owl:unionOf ( :A [ a owl:Class ; owl:intersectionOf ( :B :C ) ] ) ]", "A ⊔ (B ⊓ C)"),
        ("[ a owl:Class ; owl:complementOf :A ]", "¬A"),
        ("[ a owl:Class ; owl:oneOf ( :a :b ) ]", "{a, b}"),
        (restriction(f"owl:someValuesFrom {restriction('owl:someValuesFrom :A')}"), "∃p.∃p.A"),
    ],
)
def test_an_expression_reads_as_description_logic(expression: str, words: str) -> None:
    rules = compile_rules(turtle(f"{expression} rdfs:subClassOf :Top ."))
    describer = DlNotation(rules.stated, rules.is_anonymous)
    shown = [describer.axiom((triple,)) for triple in rules.stated.triples(SUB_CLASS_OF) if "Top" in str(triple.object)]

    assert shown == [f"{words} ⊑ Top"]


@pytest.mark.parametrize(
    ("axiom", "words"),
    [
        (":p a owl:TransitiveProperty .", "p ∘ p → p"),
        (":p a owl:SymmetricProperty .", "p ≡ p⁻"),
        (":p owl:inverseOf :q .", "p ≡ q⁻"),
        (":p rdfs:domain :A .", "p: domain A"),
        (":p rdfs:subPropertyOf :q .", "p ⊑ q"),
        (":A owl:disjointWith :B .", "A ⊓ B ⊑ ⊥"),
    ],
)
def test_an_axiom_reads_in_one_line(axiom: str, words: str) -> None:
    rules = compile_rules(turtle(axiom))

    assert DlNotation(rules.stated, rules.is_anonymous).axiom(tuple(turtle(axiom))) == words
