"""Reasoning with the ontology: compile, materialise, explain, check."""

from ontology.reasoning.closure import Closure, materialise
from ontology.reasoning.compile import compile_rules
from ontology.reasoning.derivation import Derivation, Violation
from ontology.reasoning.incremental_closure import IncrementalClosure
from ontology.reasoning.rule import Atom, Name, Rule
from ontology.reasoning.ruleset import RuleSet
from ontology.reasoning.schema_axioms import is_schema

__all__ = [
    "Atom",
    "Closure",
    "Derivation",
    "IncrementalClosure",
    "Name",
    "Rule",
    "RuleSet",
    "Violation",
    "compile_rules",
    "is_schema",
    "materialise",
]
