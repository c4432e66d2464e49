from ontology.reasoning import IncrementalClosure
from ontology.reasoning.violations import LIMIT
from tests.ontology.reasoning.small import closed, contradictions, turtle


def test_a_violation_names_its_rule_its_axiom_and_its_facts() -> None:
    (violation,) = closed(":p a owl:IrreflexiveProperty .", ":x :p :x .").violations()

    assert violation.rule == "prp-irp"
    assert violation.axiom == "irreflexive(p)"
    assert set(violation.triples) == turtle(":x :p :x .")


def test_facts_that_are_inferred_clash_too_and_explain_themselves() -> None:
    closure = closed(":p rdfs:domain :A . :A owl:disjointWith :B .", ":x a :B ; :p :y .")
    (violation,) = closure.violations()

    rules = {derivation.rule for fact in violation.triples if (derivation := closure.explain(fact))}
    assert rules == {None, "prp-dom"}


def test_what_a_class_expression_rules_out_is_told_of_the_facts_that_put_things_in_it() -> None:
    none = "[ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality 0 ]"
    (violation,) = closed(f":C rdfs:subClassOf {none} .", ":x a :C ; :p :y .").violations()

    assert violation.sentence == "A contradiction (C ⊑ ≤0 p): x is a C and x p y."


def test_a_negation_reads_as_what_is_not_so() -> None:
    axiom = ":n owl:sourceIndividual :x ; owl:assertionProperty :p ; owl:targetIndividual :y ."
    (violation,) = closed(axiom, ":x :p :y .").violations()

    assert violation.axiom == "¬(x p y)"


def test_a_clash_is_told_once_however_it_is_matched() -> None:
    assert contradictions(":p a owl:AsymmetricProperty .", ":x :p :y . :y :p :x .") == ["prp-asyp"]
    assert contradictions(":p a owl:FunctionalProperty .", ":x :p :y, :z .") == ["prp-fp"]


def test_a_consistent_dataset_has_no_violation() -> None:
    assert contradictions(":A owl:disjointWith :B . :p a owl:FunctionalProperty .", ":x a :A ; :p :y . :y a :B .") == []


def test_a_broken_axiom_is_told_so_often_and_no_more() -> None:
    data = " ".join(f":x{number} a :A, :B ." for number in range(LIMIT + 10))

    assert len(closed(":A owl:disjointWith :B .", data).violations()) == LIMIT


def test_a_literal_outside_its_datatype_is_told_of_every_fact_that_has_it() -> None:
    schema = ":age rdfs:range xsd:integer . :years rdfs:subPropertyOf :age ."
    data = ':x :age "old" . :y :age "old" . :z :years "old" . :w :age 7 .'

    found = closed(schema, data).violations()
    assert {violation.rule for violation in found} == {"dt-not-type"}
    assert {fact for violation in found for fact in violation.triples} == turtle(
        ':x :age "old" . :y :age "old" . :z :years "old" ; :age "old" .'
    )


def test_a_change_tells_of_a_second_fact_with_the_same_literal_outside_its_datatype() -> None:
    schema = turtle(":age rdfs:range xsd:integer .")
    living = IncrementalClosure.of(schema, turtle(':x :age "old" .'))

    change = living.update(frozenset(), turtle(':y :age "old" .'))
    assert [str(each.triples[0].subject) for each in change.violations] == ["<urn:x:y>"]
    assert len(living.violations()) == 2
