import os
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple

from ontology.reasoning import Name, compile_rules
from ontology.reasoning.arrays import Ids
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.engine import Engine
from ontology.reasoning.maintain import Maintainer
from ontology.reasoning.proofs import Prover
from tests.ontology.reasoning.oracle import datasets, ontologies
from tests.ontology.reasoning.small import turtle

EXAMPLES = int(os.environ.get("FUZZ_CASES", "1000")) // 10
STEPS = 12
"""Number of changes in one history. A hundred histories make more than a thousand steps."""

SCHEMA = ":in a owl:TransitiveProperty . :at rdfs:subPropertyOf :in . :in rdfs:range :Place ."


def closed(schema: frozenset[Triple], facts: frozenset[Triple], terms: Dictionary | None = None) -> Engine:
    rules = compile_rules(schema)
    engine = Engine(rules.rules, terms or Dictionary())
    engine.run(engine.terms.encode(facts, rules.names))
    return engine


def content(engine: Engine) -> dict[Name, list[int]]:
    return {name: found.keys.tolist() for name, found in engine.relations.items() if len(found)}


def asserted(engine: Engine) -> dict[Name, list[int]]:
    kept = {name: found.keys[found.ranks == 0].tolist() for name, found in engine.relations.items()}
    return {name: keys for name, keys in kept.items() if keys}


def change(engine: Engine, remove: str, add: str) -> tuple[dict[Name, Ids], dict[Name, Ids]]:
    names = set(engine.relations)
    net = Maintainer(engine).update(engine.terms.encode(turtle(remove), names), engine.terms.encode(turtle(add), names))
    return net.removed, net.added


def test_what_rested_on_a_fact_goes_with_it() -> None:
    engine = closed(turtle(SCHEMA), turtle(":a :at :b . :b :at :c . :c :at :d ."))
    removed, added = change(engine, ":b :at :c .", "")

    assert sum(map(len, removed.values())) == 1 + 4 + 1
    assert sum(map(len, added.values())) == 0
    assert content(engine) == content(closed(turtle(SCHEMA), turtle(":a :at :b . :c :at :d ."), engine.terms))


def test_what_follows_otherwise_stays() -> None:
    engine = closed(turtle(SCHEMA), turtle(":a :at :b . :b :at :c . :a :at :m . :m :at :c ."))
    removed, _ = change(engine, ":b :at :c .", "")

    assert sum(map(len, removed.values())) == 2


def test_facts_that_only_support_each_other_go_together() -> None:
    schema = turtle(":p owl:equivalentProperty :q .")
    engine = closed(schema, turtle(":a :p :b ."))
    change(engine, ":a :p :b .", "")

    assert content(engine) == {}


def test_a_fact_that_was_inferred_may_become_asserted_and_back() -> None:
    engine = closed(turtle(SCHEMA), turtle(":a :at :b ."))
    before = content(engine)
    _, added = change(engine, "", ":a :in :b .")
    assert sum(map(len, added.values())) == 0
    change(engine, ":a :at :b .", "")
    assert content(engine) == content(closed(turtle(SCHEMA), turtle(":a :in :b ."), engine.terms))
    change(engine, ":a :in :b .", ":a :at :b .")

    assert content(engine) == before


def test_rules_may_change_with_the_facts() -> None:
    engine = closed(turtle(SCHEMA), turtle(":a :at :b . :b :at :c ."))
    other = turtle(":at rdfs:subPropertyOf :in ; rdfs:domain :Thing2 .")
    rules = compile_rules(other)
    Maintainer(engine).update({}, {}, rules.rules)

    assert content(engine) == content(closed(other, turtle(":a :at :b . :b :at :c ."), engine.terms))


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ontologies, datasets, st.integers(0, 2**32))
def test_a_history_of_changes_ends_as_a_full_run(
    ontology: frozenset[Triple], universe: frozenset[Triple], seed: int
) -> None:
    rules, random = compile_rules(ontology), Random(seed)
    facts = frozenset(random.sample(sorted(universe, key=str), len(universe) // 2))
    engine = closed(ontology, facts)
    maintainer = Maintainer(engine)
    for _ in range(STEPS):
        remove = frozenset(random.sample(sorted(facts, key=str), random.randint(0, len(facts))))
        add = frozenset(random.sample(sorted(universe, key=str), random.randint(0, min(4, len(universe)))))
        before = content(engine)
        net = maintainer.update(
            engine.terms.encode(remove - add, rules.names), engine.terms.encode(add - facts, rules.names)
        )
        facts = (facts - remove) | add
        full = closed(ontology, facts, engine.terms)
        assert content(engine) == content(full)
        assert asserted(engine) == asserted(full)
        assert _patched(before, net.removed, net.added) == content(engine)
        _ranks_fall(engine)


def _patched(before: dict[Name, list[int]], removed: dict[Name, Ids], added: dict[Name, Ids]) -> dict[Name, list[int]]:
    names = {*before, *added}
    none = np.empty(0, np.int64)
    after = {
        name: sorted(
            (set(before.get(name, ())) - set(removed.get(name, none).tolist())) | set(added.get(name, none).tolist())
        )
        for name in names
    }
    return {name: keys for name, keys in after.items() if keys}


def _ranks_fall(engine: Engine) -> None:
    """Check that every inferred fact has a last step from premises of a lower rank."""
    prover = Prover(engine)
    for name in engine.relations:
        for key in engine.inferred_keys(name).tolist()[:5]:
            assert prover.last_step((name, key)).rule is not None


@pytest.mark.slow
@settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ontologies, ontologies, datasets)
def test_another_ontology_gives_what_a_full_run_under_it_gives(
    first: frozenset[Triple], second: frozenset[Triple], facts: frozenset[Triple]
) -> None:
    names = compile_rules(first).names | compile_rules(second).names
    engine = Engine(compile_rules(first).rules, Dictionary())
    engine.run(engine.terms.encode(facts, names))
    Maintainer(engine).update({}, {}, compile_rules(second).rules)
    full = Engine(compile_rules(second).rules, engine.terms)
    full.run(engine.terms.encode(facts, names))

    assert content(engine) == content(full)
