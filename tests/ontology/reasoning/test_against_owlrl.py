"""Our closure and owlrl's are the same, triple for triple, on random ontologies with random data; every proof holds."""

import os

from hypothesis import HealthCheck, given, settings
from pyoxigraph import Triple

from ontology.reasoning import compile_rules, materialise
from ontology.reasoning.infer import close
from tests.ontology.reasoning.checker import faults
from tests.ontology.reasoning.oracle import aliases, datasets, equalities, expected, ontologies
from tests.ontology.reasoning.small import turtle

EXAMPLES = int(os.environ.get("KENNISGRAAF_FUZZ", "60"))
"""How many ontologies each test tries; `scripts/fuzz-reasoning` sets thousands."""

PROOFS = 3
"""Proofs that are checked of each ontology: owlrl takes its time over each step."""

RANDOM = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOME = settings(RANDOM, max_examples=max(10, EXAMPLES // 10))


@RANDOM
@given(ontologies, datasets)
def test_what_follows_is_what_owlrl_infers(ontology: frozenset[Triple], facts: frozenset[Triple]) -> None:
    rules = compile_rules(ontology)
    assert materialise(rules, facts).inferred() == expected(rules, facts)


@RANDOM
@given(ontologies, datasets, equalities, aliases)
def test_with_equality_too(ontology: frozenset[Triple], facts: frozenset[Triple], equal: str, same: str) -> None:
    schema = ontology | turtle(equal)
    facts |= turtle(same)
    assert close(schema | facts).inferred() == expected(compile_rules(schema), facts)


@SOME
@given(ontologies, datasets)
def test_a_proof_follows_step_by_step(ontology: frozenset[Triple], facts: frozenset[Triple]) -> None:
    closure = materialise(compile_rules(ontology), facts)
    for triple in sorted(closure.inferred(), key=str)[-PROOFS:]:
        derivation = closure.explain(triple)
        assert derivation is not None
        assert derivation.fact == triple
        assert faults(derivation, facts, ontology) == []


@SOME
@given(ontologies, datasets)
def test_every_inferred_triple_explains_itself(ontology: frozenset[Triple], facts: frozenset[Triple]) -> None:
    closure = materialise(compile_rules(ontology), facts)
    for triple in closure.inferred():
        derivation = closure.explain(triple)
        assert derivation is not None
        assert derivation.rule is not None
        assert set(derivation.leaves) <= facts | ontology
