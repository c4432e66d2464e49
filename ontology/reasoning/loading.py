"""Loading of facts into an engine: those that some rule reads, and the facts about literals."""

from collections import defaultdict
from collections.abc import Iterable, Set
from itertools import chain

import numpy as np
from pyoxigraph import Triple

from ontology.reasoning.arrays import NONE, Ids, union
from ontology.reasoning.compile import schema_keys
from ontology.reasoning.datatype_rules import (
    compared_literals,
    datatype_names,
    equal_literals,
    typed_literals,
)
from ontology.reasoning.dictionary import TYPES, Dictionary
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import EQUAL, check_size, replacements
from ontology.reasoning.owl_terms import TYPE
from ontology.reasoning.rule import Atom, Name, Rule
from ontology.reasoning.ruleset import RuleSet


def loaded(rules: RuleSet, facts: Iterable[Triple]) -> Engine:
    """Return an engine with the rules and the facts they read, closed under all rules but the closed-world ones."""
    if rules.equality and not isinstance(facts, EncodedFacts):
        facts = EncodedFacts().take(facts)
    terms, others = Dictionary(), frozenset[Name]()
    if isinstance(facts, EncodedFacts):
        terms = facts.terms
        others = _also_read(rules, facts) - rules.relevant if rules.equality else others
    engine = Engine((*engine_rules(rules, others), *replacements(others)), terms)
    for check in rules.checks:
        for atom in check.body:
            engine.encoded(atom)
    if rules.equality:
        engine.observers[EQUAL] = check_size
    encoded = _encoded(terms, facts, rules, rules.relevant | others)
    engine.run(with_more(encoded, _of_literals(rules, engine, encoded)))
    return engine


def _encoded(terms: Dictionary, facts: Iterable[Triple], rules: RuleSet, wanted: Set[Name]) -> dict[Name, Ids]:
    """Return the keys of the facts and the axioms, for the wanted relations."""
    if not isinstance(facts, EncodedFacts):
        return terms.encode(chain(facts, rules.axioms), wanted)
    found = dict(facts.among(wanted))
    inferred = schema_keys(rules.schema) if rules.equality else ()
    for name, keys in chain(rules.axioms.keys.items(), inferred):
        if name in wanted:
            found[name] = union(found.get(name, NONE), rules.axioms.terms.renumbered(name, keys, terms))
    return found


def engine_rules(rules: RuleSet, others: Set[Name] = frozenset()) -> tuple[Rule, ...]:
    """Return the rules that run before the closed-world ones. `others` are more relations that must be considered."""
    return (*rules.rules, *_types_as_values(rules.relevant | others))


def _also_read(rules: RuleSet, facts: EncodedFacts) -> frozenset[Name]:
    """Return the relations that are needed beyond those of the rules.

    If things may turn out equal, or a value is spelt in two ways: every relation of the facts and every datatype. If
    rules use types as values: every class. Otherwise none.
    """
    found = frozenset(facts.keys)
    for literal in rules.literals:
        facts.terms.number(literal)
    if EQUAL in found or rules.makes_equal or any(equal_literals(facts.terms)):
        return found | datatype_names()
    return frozenset(name for name in found if name.arity == 1) if TYPES in rules.relevant else frozenset()


def _types_as_values(names: Set[Name]) -> list[Rule]:
    """Return rules between class membership and `rdf:type` as a property, if a rule uses the latter."""
    if TYPES not in names:
        return []
    pairs = [(Atom(name.term, ("x",)), Atom(TYPE, ("x", name.term))) for name in names if name.arity == 1]
    return [Rule("rdf-type", head, (body,)) for one, other in pairs for head, body in ((one, other), (other, one))]


def _of_literals(rules: RuleSet, engine: Engine, encoded: dict[Name, Ids]) -> Iterable[tuple[Name, int]]:
    yield from typed_literals(engine.terms, rules.read)
    if rules.equality:
        yield from compared_literals(engine.terms, encoded.get(EQUAL, NONE))
        yield from equal_literals(engine.terms)


def with_more(encoded: dict[Name, Ids], more: Iterable[tuple[Name, int]]) -> dict[Name, Ids]:
    """Return the keys by relation with more keys added."""
    added: dict[Name, list[int]] = defaultdict(list)
    for name, key in more:
        added[name].append(key)
    return encoded | {
        name: np.concatenate((encoded.get(name, NONE), np.array(keys, np.int64))) for name, keys in added.items()
    }
