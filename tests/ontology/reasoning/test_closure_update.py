import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple

from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.closure_update import update
from ontology.reasoning.verbalisation import fact_words
from tests.ontology.reasoning.oracle import datasets, ontologies
from tests.ontology.reasoning.small import closed, turtle

EXAMPLES = int(os.environ.get("FUZZ_CASES", "400")) // 10

SCHEMA = """
    :in a owl:TransitiveProperty . :at rdfs:subPropertyOf :in .
    :Event :temporalKind "occurrence" . :onDate :intervalRole "both" ; rdfs:domain :Event .
    :until :intervalRole "end" . :earliest rdfs:subPropertyOf :day .
"""


def changed(closure: Closure, remove: str, add: str) -> tuple[set[str], set[str]]:
    """Return the triples a change removes and adds, in words, after a check against a closure of the changed facts."""
    before = closure.inferred()
    change = update(closure, turtle(remove), turtle(add))
    fresh = materialise(closure.rules, closure.facts)
    assert closure.inferred() == fresh.inferred()
    assert (before - change.removed) | change.added == closure.inferred()
    assert change.removed <= before
    assert not change.added & before
    return {fact_words(triple) for triple in change.removed}, {fact_words(triple) for triple in change.added}


def test_a_change_tells_what_is_no_longer_and_what_is_newly_inferred() -> None:
    closure = closed(SCHEMA, ":a :at :b . :b :at :c .")

    assert changed(closure, ":b :at :c .", ":b :at :d .") == (
        {"b in c", "a in c"},
        {"b in d", "a in d"},
    )


def test_what_becomes_asserted_is_no_longer_inferred() -> None:
    closure = closed(SCHEMA, ":a :at :b .")

    assert changed(closure, "", ":a :in :b .") == ({"a in b"}, set())
    assert changed(closure, ":a :in :b .", "") == (set(), {"a in b"})


def test_days_follow_the_dates() -> None:
    closure = closed(SCHEMA, ":a :onDate 2019 .")

    assert changed(closure, ":a :onDate 2019 .", ":a :onDate 2020 .") == (
        {'a earliest "2019-01-01"', 'a day "2019-01-01"', 'a latest "2019-12-31"'},
        {'a earliest "2020-01-01"', 'a day "2020-01-01"', 'a latest "2020-12-31"'},
    )
    assert changed(closure, "", ":a :until 2021 .") == ({'a latest "2020-12-31"'}, {'a latest "2021-12-31"'})
    assert changed(closure, ":a :onDate 2020 . :a :until 2021 .", "")[1] == set()


def test_days_follow_the_class() -> None:
    closure = closed(SCHEMA, ":a :until 2019 .")

    assert changed(closure, "", ":a a :Event .") == (set(), {'a earliest "2019-01-01"', 'a day "2019-01-01"'})
    assert changed(closure, ":a a :Event .", "") == ({'a earliest "2019-01-01"', 'a day "2019-01-01"'}, set())


def test_explanations_follow_the_change() -> None:
    closure = closed(SCHEMA, ":a :at :b . :b :at :c .")
    (fact,) = turtle(":a :in :c .")
    assert closure.explain(fact) is not None
    update(closure, turtle(":b :at :c ."), turtle(":b :at :m . :m :at :c ."))
    derivation = closure.explain(fact)

    assert derivation is not None
    assert set(derivation.leaves) == turtle(":a :at :b . :b :at :m . :m :at :c .")


def test_removing_what_is_not_there_and_adding_what_is_changes_nothing() -> None:
    closure = closed(SCHEMA, ":a :at :b .")

    assert changed(closure, ":x :at :y .", ":a :at :b .") == (set(), set())
    assert changed(closure, ":a :at :b .", ":a :at :b .") == (set(), set())


def test_what_the_ontology_states_itself_stays() -> None:
    closure = closed(SCHEMA + ":a :at :b .", ":a :at :b .")

    assert changed(closure, ":a :at :b .", "") == (set(), set())


def test_another_schema_may_come_with_the_facts() -> None:
    closure = closed(SCHEMA, ":a :at :b .")
    change = update(closure, frozenset(), turtle(":b :at :c ."), compile_rules(turtle(":at rdfs:domain :Thing2 .")))

    assert {fact_words(triple) for triple in change.removed} == {"a in b"}
    assert {fact_words(triple) for triple in change.added} == {"a is a Thing2", "b is a Thing2"}


def test_with_equality_a_change_is_as_right() -> None:
    closure = closed("", ":a owl:sameAs :b . :a :size 3 .", equality=True)
    change = update(closure, turtle(":a owl:sameAs :b ."), frozenset())

    assert {fact_words(triple) for triple in change.removed} == {"b sameAs a", 'b size "3"'}


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ontologies, datasets, st.integers(0, 2**32))
def test_a_history_of_changes_ends_as_a_new_closure(
    ontology: frozenset[Triple], universe: frozenset[Triple], seed: int
) -> None:
    random, pool = Random(seed), sorted(universe, key=str)
    closure = materialise(compile_rules(ontology), frozenset(pool[::2]))
    for _ in range(6):
        before = closure.inferred()
        remove = frozenset(random.sample(pool, random.randint(0, len(pool))))
        change = update(closure, remove, frozenset(random.sample(pool, random.randint(0, min(4, len(pool))))))
        assert closure.inferred() == materialise(closure.rules, closure.facts).inferred()
        assert (before - change.removed) | change.added == closure.inferred()
        assert change.removed <= before
        assert not change.added & before
