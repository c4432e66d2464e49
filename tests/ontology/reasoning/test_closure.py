from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning import compile_rules, materialise
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.small import closed, follows, turtle, why

CITY = """
    :CentreCity rdfs:subClassOf :City .
    [ a owl:Class ; owl:intersectionOf ( :Person [ a owl:Restriction ; owl:onProperty :mayorOf ;
      owl:someValuesFrom :City ] ) ] rdfs:subClassOf :Mayor .
    :takesPartIn owl:propertyChainAxiom ( :takesPartIn :partOf ) .
    :partOf a owl:TransitiveProperty .
"""


def test_what_is_asserted_is_never_inferred() -> None:
    data = ":gent a :CentreCity, :City ; :takesPartIn :shed, :lab . :shed :partOf :lab ."

    assert follows(CITY, data) == set()


def test_a_closure_infers_what_it_lists_and_no_fact() -> None:
    data = ":gent a :CentreCity ; :takesPartIn :shed . :shed :partOf :lab ."
    closure = closed(CITY + ":BoardRole rdfs:subClassOf :Role . :chair a :BoardRole .", data)

    assert len(closure.inferred()) >= 3
    assert [triple for triple in closure.inferred() if not closure.infers(triple)] == []
    assert [triple for triple in turtle(data + ":lab :partOf :gent .") if closure.infers(triple)] == []


def test_no_thing_is_typed_with_a_nameless_class() -> None:
    closure = closed(CITY, ":m a :Person ; :mayorOf :gent . :gent a :CentreCity .")

    assert {str(triple.object) for triple in closure.inferred()} == {"<urn:x:City>", "<urn:x:Mayor>"}


def test_the_ontologys_own_things_are_typed_too() -> None:
    assert "chair is a Role" in follows(":BoardRole rdfs:subClassOf :Role . :chair a :BoardRole .", "")


def test_a_derivation_leads_to_stated_facts() -> None:
    data = ":gent :takesPartIn :shed . :shed :partOf :lab . :lab :partOf :programme ."
    derivation = why(CITY, data, ":gent :takesPartIn :programme .")

    assert derivation.axiom == "takesPartIn ∘ partOf → takesPartIn"
    assert set(derivation.leaves) == turtle(data)


def test_a_derivation_skips_nameless_classes() -> None:
    data = ":m a :Person ; :mayorOf :gent . :gent a :CentreCity ."
    derivation = why(CITY, data, ":m a :Mayor .")

    assert derivation.rules == ("cax-sco", "cls-int1", "cls-svf1")
    assert derivation.axiom == "Person ⊓ ∃mayorOf.City ⊑ Mayor"
    assert [premise.rule for premise in derivation.premises] == [None, None, "cax-sco"]
    assert set(derivation.leaves) == turtle(data)


def test_the_shortest_derivation_is_given() -> None:
    data = ":gent :takesPartIn :a, :b . :a :partOf :m . :m :partOf :lab . :b :partOf :lab ."
    derivation = why(CITY, data, ":gent :takesPartIn :lab .")

    assert set(derivation.leaves) == turtle(":gent :takesPartIn :b . :b :partOf :lab .")


def test_among_equals_the_first_by_name_is_given() -> None:
    data = ":gent :takesPartIn :b, :a, :c . :c :partOf :lab . :a :partOf :lab . :b :partOf :lab ."

    for _ in range(3):
        derivation = why(CITY, data, ":gent :takesPartIn :lab .")
        assert set(derivation.leaves) == turtle(":gent :takesPartIn :a . :a :partOf :lab .")


def test_other_derivations_are_given_when_asked_for() -> None:
    closure = closed(CITY, ":gent :takesPartIn :b, :a . :a :partOf :lab . :b :partOf :lab .")
    (fact,) = turtle(":gent :takesPartIn :lab .")

    assert len(closure.explain_all(fact)) == 2
    assert len(closure.explain_all(fact, limit=1)) == 1
    assert closure.explain_all(fact)[0] == closure.explain(fact)


def test_other_derivations_through_a_nameless_class_are_given_too() -> None:
    closure = closed(
        CITY, ":m a :Person ; :mayorOf :gent, :aalst . :gent a :CentreCity . :aalst a :CentreCity, :City ."
    )
    (fact,) = turtle(":m a :Mayor .")
    best, other = closure.explain_all(fact)

    assert turtle(":m :mayorOf :aalst .") <= set(best.leaves)
    assert turtle(":m :mayorOf :gent .") <= set(other.leaves)


def test_a_longer_derivation_is_given_after_the_shortest() -> None:
    schema = CITY + ":leads rdfs:subPropertyOf :takesPartIn . :mayorOf rdfs:subPropertyOf :leads ."
    closure = closed(schema, ":m :leads :gent ; :mayorOf :gent .")
    (fact,) = turtle(":m :takesPartIn :gent .")

    assert [derivation.axiom for derivation in closure.explain_all(fact)] == [
        "leads ⊑ takesPartIn",
        "mayorOf ⊑ takesPartIn",
    ]


def test_a_fact_that_would_support_itself_is_no_derivation() -> None:
    closure = closed(":p a owl:SymmetricProperty ; rdfs:subPropertyOf :q . :q a owl:SymmetricProperty .", ":a :p :b .")
    (fact,) = turtle(":b :q :a .")

    assert {derivation.rule for derivation in closure.explain_all(fact)} == {"prp-spo1", "prp-symp"}
    assert all(derivation.fact not in derivation.leaves for derivation in closure.explain_all(fact))


def test_an_asserted_fact_has_no_rule_even_where_one_would_give_it() -> None:
    closure = closed(CITY, ":gent a :CentreCity, :City .")
    (fact,) = turtle(":gent a :City .")
    derivation = closure.explain(fact)

    assert derivation is not None
    assert derivation.asserted
    assert derivation.premises == ()


def test_what_does_not_hold_has_no_derivation() -> None:
    closure = closed(CITY, ":gent a :CentreCity .")
    unheard = Triple(NamedNode("urn:x:nowhere"), NamedNode("urn:x:partOf"), Literal("x"))
    (wrong,) = turtle(":gent a :Mayor .")

    assert closure.explain(unheard) is None
    assert closure.explain(wrong) is None


def test_a_schema_fact_is_explained_from_the_schema() -> None:
    derivation = why(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", "", ":A rdfs:subClassOf :C .")

    assert derivation.rule == "scm-sco"
    assert set(derivation.leaves) == turtle(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .")


def test_the_axiom_of_a_row_is_among_the_grounds() -> None:
    """The value that `class:CentreCity` requires is traced to the row that states it."""
    row = """
        :CentreCity rdfs:subClassOf <urn:x:row#axiom> .
        <urn:x:row#axiom> a owl:Restriction ; owl:onProperty :usesTool ; owl:hasValue :stadInCijfers .
    """
    derivation = why(row, ":gent a :CentreCity .", ":gent :usesTool :stadInCijfers .")

    assert derivation.axiom == "CentreCity ⊑ ∃usesTool.{stadInCijfers}"
    assert set(derivation.grounds) == {triple for triple in turtle(row) if "Restriction" not in str(triple)}


def test_a_long_chain_costs_no_recursion() -> None:
    schema = ":p owl:propertyChainAxiom ( :p :q ) ."
    data = ":n0 :p :n1 . " + " ".join(f":n{place} :q :n{place + 1} ." for place in range(1, 1500))
    derivation = why(schema, data, ":n0 :p :n1500 .")

    assert len(derivation.leaves) == 1500


def test_a_triple_in_no_rule_is_not_read() -> None:
    closure = closed(CITY, ':gent a :CentreCity ; :motto "x" .')

    assert NamedNode("urn:x:motto") not in {name.term for name in closure.engine.relations}


def test_one_schema_is_compiled_once() -> None:
    schema = ontology_triples()

    assert compile_rules(schema) is compile_rules(reversed(schema))


def test_no_facts_give_what_the_ontology_alone_says() -> None:
    inferred = materialise(compile_rules(ontology_triples()), ()).inferred()

    assert inferred
    assert not inferred & set(ontology_triples())
