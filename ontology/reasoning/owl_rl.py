"""Closure of any data under any ontology by the full OWL 2 RL profile, including equality and metamodelling."""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
from pyoxigraph import NamedNode, Triple

from ontology.reasoning.arrays import MASK, NONE, Ids, contains, union, unique
from ontology.reasoning.closure import Closure, materialise
from ontology.reasoning.compile import compiled
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.owl_terms import FIRST, REST, TYPE
from ontology.reasoning.rule import Name
from ontology.reasoning.schema_axioms import speaks_of_schema
from ontology.reasoning.step_seconds import StepSeconds

LISTS: Final = frozenset({Name(FIRST, 2), Name(REST, 2)})


def close(triples: Iterable[Triple], *, every_rule: bool = False, seconds: StepSeconds | None = None) -> Closure:
    """Return the closure of any RDF triples, with equality. The triples are read once and kept as numbers.

    Statements of the data about classes and properties are schema. If rules infer more of them, the rules are
    compiled again until nothing new appears. Rules that cannot fire are compiled only with `every_rule`. The steps
    `compile` and `reason` are added to `seconds`.
    """
    seconds = StepSeconds() if seconds is None else seconds
    facts = triples if isinstance(triples, EncodedFacts) else EncodedFacts().take(triples)
    schema, closure = _schema(facts.keys, facts.keys.__getitem__, EncodedFacts(facts.terms), NONE), None
    while True:
        with seconds.of("compile"):
            rules = compiled(schema, equality=True, among=None if every_rule else facts)
        with seconds.of("reason"):
            closure = materialise(rules, facts, closure)
        larger = _schema(closure.engine.relations, _inferred_in(closure.engine), schema, rules.words)
        if len(larger) == len(schema):
            return closure
        schema = larger


def _inferred_in(engine: Engine) -> Callable[[Name], Ids]:
    """Return a function that gives the keys of the inferred triples of a relation."""
    literal = engine.terms.literals()

    def inferred(name: Name) -> Ids:
        keys = engine.inferred_keys(name)
        return keys[~literal[_subjects(name, keys)]] if isinstance(name.term, NamedNode) or name.arity == 1 else NONE

    return inferred


def _schema(names: Iterable[Name], of: Callable[[Name], Ids], known: EncodedFacts, words: Ids) -> EncodedFacts:
    """Return the known schema, extended with these relations and with equalities between classes or properties.

    Lists stay as written, because a list with an equal in place of a member would have two members there.
    """
    names = list(names)
    found = EncodedFacts(known.terms, known.keys)
    for name in names:
        if speaks_of_schema(name) and not (known and name in LISTS):
            found.keys[name] = union(found.keys.get(name, NONE), of(name))
    used = [known.terms.number(term) for term in (TYPE, *(name.term for name in (*names, *found.keys)))]
    subjects = (_subjects(name, keys) for name, keys in found.keys.items())
    words = unique(np.concatenate([words, np.array(used, np.int64), *subjects]))
    if EQUAL in names:
        equal = of(EQUAL)
        equal = equal[contains(equal >> 32, words) | contains(equal & MASK, words)]
        found.keys[EQUAL] = union(found.keys.get(EQUAL, NONE), equal)
    return found


def _subjects(name: Name, keys: Ids) -> Ids:
    return keys if name.arity == 1 else keys >> 32
