import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad, QuerySolutions, Store, Triple

from graph_store.errors import RejectedMetadata
from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.closed_world import RULE
from ontology.reasoning.closure_update import update
from ontology.reasoning.whynot import why_not
from tests.ontology.reasoning.oracle import datasets, ontologies
from tests.ontology.reasoning.small import closed, follows, turtle, why

EXAMPLES = int(os.environ.get("FUZZ_CASES", "400")) // 10

TOP = """
    :in a owl:TransitiveProperty . :at rdfs:subPropertyOf :in . :Top rdfs:subClassOf :Notable .
    :Top :closedWorldRule "?this a kg:Part . FILTER NOT EXISTS { ?this kg:in ?whole }" .
"""
OTHERS = ':Other :closedWorldRule "?this a kg:Club . FILTER(?this != <urn:x:us>)" .'
TOGETHER = '''
    :with a owl:SymmetricProperty ;
        :closedWorldRule """?event kg:by ?this, ?value . FILTER(?this != ?value)
            FILTER NOT EXISTS { ?this kg:in ?value }""" .
'''


def test_a_class_holds_what_lacks_something() -> None:
    data = ":a a :Part . :b a :Part ; :at :a . :c a :Part ; :at :b ."

    assert follows(TOP, data) == {"a is a Top", "a is a Notable", "b in a", "c in b", "c in a"}


def test_a_class_holds_all_but_one() -> None:
    assert follows(OTHERS, ":us a :Club . :them a :Club .") == {"them is a Other"}


def test_a_property_links_what_meets_and_is_not_apart() -> None:
    data = ":fair :by :a, :b, :dept . :dept :in :a ."

    assert {fact for fact in follows(TOGETHER, data) if "with" in fact} == {
        "a with b",
        "b with a",
        "b with dept",
        "dept with b",
        "a with dept",
        "dept with a",
    }


def test_a_text_may_be_the_value_of_a_premise() -> None:
    rule = """:Oak :closedWorldRule '?this kg:kind "oak" . FILTER NOT EXISTS { ?this kg:state "felled" }' ."""
    data = ':a :kind "oak" . :b :kind "oak" ; :state "felled" . :c :kind "elm" . :d :kind "oak"@en .'

    assert follows(rule, data) == {"a is a Oak"}
    words = 'Oak(this) ← kind(this, "oak") ∧ ¬(state(this, "felled")) ∧ ¬(endedBy(this, ended))'
    assert why(rule, data, ":a a :Oak .").axiom == words


def test_one_head_may_have_several_rules() -> None:
    rules = """:Oak :closedWorldRule '?this kg:kind "oak"', '?this kg:leaf "lobed"' ."""
    closure = closed(rules, ':a :kind "oak" . :b :leaf "lobed" . :c :kind "oak" ; :leaf "lobed" .')
    gone = update(closure, turtle(':b :leaf "lobed" . :c :kind "oak" .'), frozenset())

    assert gone.removed == turtle(":b a :Oak .")


def test_nothing_is_concluded_of_what_has_ended() -> None:
    data = ":a a :Part, :Club . :b a :Part, :Club ; :endedBy :plan . :fair :by :a, :b, :c ."

    assert follows(TOP + OTHERS + TOGETHER, data) == {
        "a is a Top", "a is a Notable", "a is a Other", "a with c", "c with a"
    }  # fmt: skip


def test_a_rule_may_have_a_variable_of_any_name() -> None:
    rule = (
        ':Late :closedWorldRule "?this kg:endedIn ?ended ; kg:by ?ended_ . FILTER NOT EXISTS { ?this kg:at ?ended }" .'
    )
    data = ":a :endedIn :y ; :by :u . :b :endedIn :y ; :by :u ; :endedBy :plan . :c :endedIn :y ; :by :u ; :at :y ."

    assert follows(rule, data) == {"a is a Late"}


def test_what_ends_and_comes_back_settles_its_conclusions() -> None:
    closure = closed(TOP, ":a a :Part .")
    gone = update(closure, frozenset(), turtle(":a :endedBy :plan ."))
    back = update(closure, turtle(":a :endedBy :plan ."), frozenset())

    assert gone.removed == back.added == turtle(":a a :Top, :Notable .")


def test_definitions_go_on_from_what_was_absent() -> None:
    schema = (
        TOP
        + """
        [ a owl:Class ; owl:intersectionOf ( :Plan [ a owl:Restriction ; owl:onProperty :about ;
          owl:someValuesFrom :Top ] ) ] rdfs:subClassOf :MainPlan ."""
    )

    assert "p is a MainPlan" in follows(schema, ":a a :Part . :p a :Plan ; :about :a .")


def test_the_premises_and_the_absence_are_explained() -> None:
    derivation = why(TOP, ":a a :Part .", ":a a :Notable .")
    step = derivation.premises[0]

    assert (step.rule, step.axiom) == (RULE, "Top(this) ← Part(this) ∧ ¬(in(this, whole)) ∧ ¬(endedBy(this, ended))")
    assert set(derivation.leaves) == turtle(":a a :Part .")
    assert {triple.predicate.value for triple in step.grounds} == {"urn:x:closedWorldRule"}


def test_what_is_in_the_way_is_said() -> None:
    data = ":a a :Part ; :at :b . :us a :Club ."
    (top,), (other,) = turtle(":a a :Top ."), turtle(":us a :Other .")
    (absence,), (same,) = why_not(closed(TOP, data), top), why_not(closed(OTHERS, data), other)
    (ended,) = why_not(closed(TOP, ":a a :Part ; :endedBy :plan ."), top)

    assert absence.missing == ("not: a in ?whole",)
    assert same.missing == ("us ≠ us",)
    assert (ended.holds, ended.missing) == (("a is a Part",), ("not: a endedBy ?ended",))


def test_what_comes_and_goes_settles_the_absence_anew() -> None:
    closure = closed(TOP, ":a a :Part . :b a :Part .")
    gone = update(closure, frozenset(), turtle(":a :at :b ."))
    back = update(closure, turtle(":a :at :b ."), frozenset())

    assert gone.removed == back.added == turtle(":a a :Top, :Notable .")


def test_a_circle_of_conclusions_supports_nothing() -> None:
    """A conclusion that a rule draws from its own consequence is removed with the last stated fact."""
    schema = OTHERS + ":Other rdfs:subClassOf :Club ."
    closure = closed(schema, ":them a :Club .")

    assert update(closure, turtle(":them a :Club ."), frozenset()).removed == turtle(":them a :Other .")
    assert closure.inferred() == set()


def test_a_rule_on_its_own_conclusions_is_refused() -> None:
    loop = ':A :closedWorldRule "?this a kg:B . FILTER NOT EXISTS { ?this a kg:C }" . :A rdfs:subClassOf :C .'

    with pytest.raises(RejectedMetadata, match="of A tests the absence of C, which closed-world rules can give"):
        compile_rules(turtle(loop))


def test_a_definition_that_only_gives_back_its_parts_is_no_loop() -> None:
    schema = (
        TOP
        + """
        :MainPlan owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :Plan
          [ a owl:Restriction ; owl:onProperty :in ; owl:hasValue :x ]
          [ a owl:Restriction ; owl:onProperty :about ; owl:someValuesFrom :Top ] ) ] ."""
    )

    assert compile_rules(turtle(schema)).closed


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("?this kg:p ?y . OPTIONAL { ?this kg:q ?z }", "'OPTIONAL' where a variable, an IRI or a text was expected"),
        ("?this ?p ?y .", "a variable or a text as a property"),
        ("?this a ?class .", "a variable or a text as a class"),
        (r"?this a \"oak\" .", "a variable or a text as a class"),
        (r"?this \"oak\" ?y .", "a variable or a text as a property"),
        (r"\"oak\" kg:kindOf ?this .", "a text as a subject"),
        (r"?this kg:kind \"oak .", r"has '\"oak \.'"),
        ("?this other:p ?y .", "'other:p' where"),
        ("?this kg:p ?y . FILTER(?this != ?y) FILTER(?y != ?this)", "more than one"),
        ("?this kg:p ?y . FILTER(?y > 3)", r"'> 3\)'"),
        ("?y kg:p ?z .", r"has no triple pattern with \?this"),
        ("?this kg:p ?y " * 500, "more than 4000 characters"),
        ("SERVICE <http://x/> { ?this kg:p ?y }", "'SERVICE' where"),
    ],
)
def test_a_text_outside_the_form_is_refused_with_what_may_stand_there(text: str, fault: str) -> None:
    with pytest.raises(RejectedMetadata, match=fault):
        compile_rules(turtle(f':A :closedWorldRule "{text}" .'))


RULES = [
    '?this a kg:C0 . FILTER NOT EXISTS { ?this kg:p0 ?y }',
    '?this a kg:C1 . ?this kg:p1 ?y . FILTER NOT EXISTS { ?y kg:p2 ?z . ?z a kg:C2 }',
    '?this kg:p1 ?y ; kg:p3 ?z . FILTER(?y != ?z)',
    '?this kg:p0 ?y . FILTER NOT EXISTS { ?this a kg:C3 } FILTER NOT EXISTS { ?x kg:p4 ?y }',
]  # fmt: skip


def oracle(ontology: frozenset[Triple], facts: frozenset[Triple], text: str) -> set[str]:
    """Return the results of the text as a SPARQL query over everything that follows without the rule."""
    closure = materialise(compile_rules(ontology), facts)
    store = Store()
    for name in closure.engine.relations:
        store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in closure.triples(name))
    found = store.query(f"PREFIX kg: <urn:x:> SELECT DISTINCT ?this {{ {text} }}")
    assert isinstance(found, QuerySolutions)
    return {str(row["this"]) for row in found}


def concluded(closure: Closure) -> set[str]:
    return {str(triple.subject) for triple in closure.inferred() if str(triple.object) == "<urn:x:K>"}


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ontologies, datasets, st.sampled_from(RULES), st.integers(0, 2**32))
def test_conclusions_are_those_of_sparql_through_a_history_of_changes(
    ontology: frozenset[Triple], universe: frozenset[Triple], text: str, seed: int
) -> None:
    random, pool = Random(seed), sorted(universe, key=str)
    every = ontology | turtle(f':K rdfs:subClassOf :L ; :closedWorldRule "{text}" .')
    closure = materialise(compile_rules(every), frozenset(pool[::2]))
    for _ in range(5):
        assert concluded(closure) == oracle(without_rules(every), frozenset(closure.facts), text)
        before = closure.inferred()
        remove = frozenset(random.sample(pool, random.randint(0, len(pool))))
        change = update(closure, remove, frozenset(random.sample(pool, random.randint(0, min(4, len(pool))))))
        assert closure.inferred() == materialise(closure.rules, closure.facts).inferred()
        assert (before - change.removed) | change.added == closure.inferred()


def without_rules(schema: frozenset[Triple]) -> frozenset[Triple]:
    """Return the schema without its closed-world rules and without axioms that no rule reads."""
    reading = "".join(f":C{number} rdfs:subClassOf :Read . " for number in range(4))
    reading += "".join(f":p{number} rdfs:domain :Read . " for number in range(5))
    return frozenset(triple for triple in schema if "closedWorldRule" not in str(triple)) | turtle(reading)
