"""A check of a proof without the engine: owlrl verifies each step from its premises and the stated axioms alone."""

from pyoxigraph import Triple

from ontology.reasoning import Derivation
from tests.ontology.reasoning.oracle import owlrl_closure


def faults(derivation: Derivation, facts: frozenset[Triple], schema: frozenset[Triple]) -> list[str]:
    """Return the faults of a derivation. The list is empty if it proves its fact.

    Every leaf must be stated, no fact may support itself, and each step must follow from its own premises and the
    schema alone according to owlrl.
    """
    return [fault for step in derivation.steps() for fault in _of_step(step, facts, schema)] + _circles(derivation, ())


def _of_step(step: Derivation, facts: frozenset[Triple], schema: frozenset[Triple]) -> list[str]:
    if step.asserted:
        return [] if step.fact in facts or step.fact in schema else [f"{step.fact} is a leaf and not stated"]
    wrong = [f"{ground} is no part of the schema" for ground in step.grounds if ground not in schema]
    if step.fact not in owlrl_closure(schema.union(premise.fact for premise in step.premises)):
        wrong.append(f"{step.fact} does not follow by {step.rule}")
    return wrong


def _circles(step: Derivation, above: tuple[Triple, ...]) -> list[str]:
    if step.fact in above:
        return [f"{step.fact} supports itself"]
    return [fault for premise in step.premises for fault in _circles(premise, (*above, step.fact))]
