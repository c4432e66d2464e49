import pytest

from graph_store.errors import Inconsistent
from ontology.reasoning import Name
from ontology.reasoning.equality import EQUAL, MOST_EQUAL, equality_rules, replacement
from ontology.reasoning.vocabulary import SUB_CLASS_OF
from tests.ontology.reasoning.small import closed, follows


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


def test_more_things_that_are_the_same_than_any_key_joins_are_refused() -> None:
    keys = " ".join(f':i{number} :code "1" .' for number in range(MOST_EQUAL + 1))

    with pytest.raises(Inconsistent, match="more than 100 things would be the same as <urn:x:i"):
        closed(":code a owl:InverseFunctionalProperty .", keys, equality=True)
