import pytest

from graph_store.errors import Inconsistent
from ontology.reasoning import Name
from ontology.reasoning.closure_update import update
from ontology.reasoning.equality import EQUAL, MOST_EQUAL, equality_rules, replacement
from ontology.reasoning.inferred_triples import InferredTriples
from ontology.reasoning.owl_terms import SUB_CLASS_OF
from ontology.reasoning.verbalisation import fact_words
from tests.ontology.reasoning.small import closed, follows, turtle


def test_a_property_is_replaced_at_both_ends_and_a_class_at_its_one() -> None:
    assert [rule.name for rule in replacement(Name(SUB_CLASS_OF, 2))] == ["eq-rep-s", "eq-rep-o"]
    assert [rule.name for rule in replacement(Name(SUB_CLASS_OF, 1))] == ["eq-rep-s"]


def test_equality_itself_is_not_replaced() -> None:
    assert [rule.name for rule in equality_rules([EQUAL])] == ["eq-sym", "eq-trans"]


def test_without_any_equality_other_facts_are_not_read() -> None:
    closure = closed("", ":a :p :b .", equality=True)

    assert len(closure.engine.relations[EQUAL]) == 0
    assert not any("urn:x:p" in str(name) for name in closure.engine.relations)


def test_facts_that_no_rule_knows_are_shared_by_equals() -> None:
    assert 'b colour "red"' in follows("", ':a owl:sameAs :b ; :colour "red" .', equality=True)


@pytest.mark.slow
def test_more_things_that_are_the_same_than_any_key_joins_are_refused() -> None:
    keys = " ".join(f':i{number} :code "1" .' for number in range(MOST_EQUAL + 1))

    with pytest.raises(Inconsistent, match="more than 1000 things would be equal to <urn:x:i") as refused:
        closed(":code a owl:InverseFunctionalProperty .", keys, equality=True)
    because = refused.value.detail.partition("because ")[2].split(" and ")
    assert len(because) == 2
    assert set(because) < {f'<urn:x:i{number}> <urn:x:code> "1"' for number in range(MOST_EQUAL + 1)}


def test_every_alias_of_ten_answers_the_same() -> None:
    names = [f"i{number}" for number in range(10)]
    keys = " ".join(f':{name} :code "1" .' for name in names)
    facts = ":i3 :in :gent ; a :City . :brugge :near :i7 . :gent owl:sameAs :ghent ."
    found = closed(":code a owl:InverseFunctionalProperty . :in rdfs:subPropertyOf :at .", keys + facts, equality=True)
    said = {fact_words(triple) for triple in (*found.facts, *found.inferred())}
    answers = [{fact.removeprefix(name) for fact in said if fact.startswith(f"{name} ")} for name in names]

    others = [{fact for fact in answer if "sameAs" not in fact} for answer in answers]
    assert {" in gent", " in ghent", " at gent", " at ghent", " is a City", ' code "1"'} == others[0]
    assert all(other == others[0] for other in others)
    assert all(sum("sameAs" in fact for fact in answer) == 9 for answer in answers)
    assert {fact for fact in said if "near" in fact} == {f"brugge near {name}" for name in names}


def test_what_is_merged_and_parted_again_is_byte_for_byte_as_before() -> None:
    schema = ":code a owl:InverseFunctionalProperty . :in a owl:TransitiveProperty ."
    closure = closed(schema, ':a :code "1" ; :in :b . :b :in :c . :d :code "2" ; :in :e .', equality=True)
    before, merging = list(map(str, InferredTriples(closure))), turtle(':d :code "1" . :c owl:sameAs :e .')
    update(closure, frozenset(), merging)
    merged = list(map(str, InferredTriples(closure)))
    update(closure, merging, frozenset())

    assert set(map(str, turtle(":a owl:sameAs :d . :a :in :e . :d :in :b ."))) < set(merged)
    assert list(map(str, InferredTriples(closure))) == before
