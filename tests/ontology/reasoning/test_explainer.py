from ontology.reasoning.verbalisation import as_text
from tests.ontology.reasoning.small import closed, turtle, why


def test_nested_nameless_classes_fold_into_one_step() -> None:
    schema = """
        [ a owl:Class ; owl:intersectionOf ( :Project
            [ a owl:Restriction ; owl:onProperty :hasPartner ; owl:someValuesFrom :Business ]
            [ a owl:Restriction ; owl:onProperty :hasPartner ; owl:someValuesFrom :Citizens ] ) ]
          rdfs:subClassOf :HelixProject .
    """
    data = ":lab a :Project ; :hasPartner :firm, :club . :firm a :Business . :club a :Citizens ."
    derivation = why(schema, data, ":lab a :HelixProject .")

    assert derivation.axiom == "Project ⊓ ∃hasPartner.Business ⊓ ∃hasPartner.Citizens ⊑ HelixProject"
    assert {premise.fact for premise in derivation.premises} == turtle(data)
    assert "_" not in as_text(derivation).replace("_:", "")


def test_a_named_class_with_a_definition_of_its_own_is_not_folded() -> None:
    schema = ":City owl:intersectionOf ( :Place :Authority ) . :City rdfs:subClassOf :Listed ."
    derivation = why(schema, ":gent a :Place, :Authority .", ":gent a :Listed .")

    assert [step.rule for step in derivation.steps()] == ["cax-sco", "cls-int1", None, None]
    assert derivation.premises[0].axiom == "City ≡ Place ⊓ Authority"


def test_the_grounds_of_an_inferred_axiom_are_the_stated_ones() -> None:
    schema = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C ."
    derivation = why(schema, ":x a :A .", ":x a :C .")

    assert set(derivation.grounds) == turtle(schema)


def test_all_derivations_differ_in_their_last_step() -> None:
    closure = closed(":A rdfs:subClassOf :C . :B rdfs:subClassOf :C . :p rdfs:domain :C .", ":x a :A, :B ; :p :y .")
    (fact,) = turtle(":x a :C .")
    found = closure.explain_all(fact)

    assert len(found) == 3
    assert {derivation.premises[0].fact for derivation in found} == turtle(":x a :A, :B ; :p :y .")


def test_an_unknown_triple_has_no_derivations() -> None:
    (fact,) = turtle(":x a :C .")

    assert closed("", ":y a :D .").explain_all(fact) == []


def test_facts_explained_together_have_the_derivations_that_they_have_alone() -> None:
    closure = closed(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :p rdfs:domain :A .", ":x :p :y . :z a :A .")
    facts = {*turtle(":x a :A, :B, :C ; :p :y . :z a :A, :B, :C ."), *turtle(":A rdfs:subClassOf :C .")}
    found = closure.explain_each({*facts, *turtle(":y a :A .")})

    assert found.keys() == facts
    assert found == {fact: closure.explain(fact) for fact in facts}
