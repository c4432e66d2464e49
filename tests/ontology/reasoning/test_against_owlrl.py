"""Our closure equals owlrl's, triple for triple, on random ontologies with random data, and every proof holds."""

import os
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import Triple

from ontology.reasoning import compile_rules, materialise
from ontology.reasoning.owl_rl import close
from tests.ontology.reasoning.checker import faults
from tests.ontology.reasoning.oracle import expected, worlds, worlds_with_equality
from tests.ontology.reasoning.small import turtle

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("FUZZ_CASES", "100"))
"""Number of ontologies with data that are compared, half of them with equality.

`scripts/fuzz-reasoning` sets it to thousands.
"""

PROOFS = 3
"""Number of proofs that are checked for each ontology, because owlrl is slow for each step."""

HALF = settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOME = settings(HALF, max_examples=max(10, EXAMPLES // 20))

World: TypeAlias = tuple[frozenset[Triple], frozenset[Triple]]


@HALF
@given(worlds)
def test_what_follows_is_what_owlrl_infers(world: World) -> None:
    ontology, facts = world
    rules = compile_rules(ontology)
    assert materialise(rules, facts).inferred() == expected(rules, facts)


@HALF
@given(worlds_with_equality)
def test_with_equality_too(world: tuple[frozenset[Triple], frozenset[Triple], str, str]) -> None:
    ontology, facts, equal, same = world
    schema = ontology | turtle(equal)
    facts |= turtle(same)
    assert close(schema | facts).inferred() == expected(compile_rules(schema), facts)


@SOME
@given(worlds)
def test_a_proof_follows_step_by_step(world: World) -> None:
    ontology, facts = world
    closure = materialise(compile_rules(ontology), facts)
    for triple in sorted(closure.inferred(), key=str)[-PROOFS:]:
        derivation = closure.explain(triple)
        assert derivation is not None
        assert derivation.fact == triple
        assert faults(derivation, facts, ontology) == []


@SOME
@given(worlds)
def test_every_inferred_triple_explains_itself(world: World) -> None:
    ontology, facts = world
    closure = materialise(compile_rules(ontology), facts)
    for triple in closure.inferred():
        derivation = closure.explain(triple)
        assert derivation is not None
        assert derivation.rule is not None
        assert set(derivation.leaves) <= facts | ontology
