"""Closure of any data under any ontology by the full OWL 2 RL profile, including equality and metamodelling."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Final

import numpy as np
from pyoxigraph import NamedNode, Triple

from ontology.namespaces import RDFS
from ontology.reasoning.arrays import MASK, NONE, Ids, contains, ranges, union, unique
from ontology.reasoning.closure import Closure, Earlier, materialise
from ontology.reasoning.compile import compiled
from ontology.reasoning.datatype_rules import equal_literals
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.engine import Engine
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.owl_terms import FIRST, REST, TYPE
from ontology.reasoning.rule import Name
from ontology.reasoning.schema_axioms import speaks_of_schema
from ontology.reasoning.step_seconds import StepSeconds

LISTS: Final = frozenset({Name(FIRST, 2), Name(REST, 2)})
WITHOUT_RULE: Final = frozenset(Name(NamedNode(RDFS + name), 1) for name in ("Resource", "Class", "Datatype"))
"""Classes of the language that no rule looks at."""


def close(triples: Iterable[Triple], *, every_rule: bool = False, seconds: StepSeconds | None = None) -> Closure:
    """Return the closure of any RDF triples, with equality. The triples are read once and kept as numbers.

    Statements of the data about classes and properties are schema. If rules infer more of them, the rules are
    compiled again until nothing new appears. Rules that cannot fire are compiled only with `every_rule`. The steps
    `compile` and `reason` are added to `seconds`.
    """
    seconds = StepSeconds() if seconds is None else seconds
    facts = triples if isinstance(triples, EncodedFacts) else EncodedFacts().take(triples)
    among = None if every_rule else facts
    stated = _schema(facts.keys, facts.keys.__getitem__, EncodedFacts(facts.terms), NONE)
    schema = _respelled(stated)
    earlier: Earlier | None = None
    if schema is not stated:
        earlier = cache(lambda: materialise(compiled(stated, equality=True, among=among), facts))
    while True:
        with seconds.of("compile"):
            rules = compiled(schema, equality=True, among=among)
        with seconds.of("reason"):
            closure = materialise(rules, facts, earlier)
        larger = _schema(closure.engine.relations, _inferred_in(closure.engine), schema, rules.words)
        if len(larger) == len(schema):
            return closure
        schema, earlier = larger, partial(_same, closure)


def _same(closure: Closure) -> Closure:
    return closure


def _respelled(schema: EncodedFacts) -> EncodedFacts:
    """Return the schema with every spelling of its values that occurs, since these turn out equal (dt-eq)."""
    pairs = np.sort(np.array([pair for _, pair in equal_literals(schema.terms)], np.int64))
    found = EncodedFacts(schema.terms, schema.keys)
    for name, keys in schema.keys.items() if len(pairs) else ():
        if name.arity == 2 and name not in LISTS:
            places, others = ranges(pairs, keys & MASK)
            found.keys[name] = union(keys, keys[places] >> 32 << 32 | pairs[others] & MASK)
    return found if len(found) > len(schema) else schema


def _inferred_in(engine: Engine) -> Callable[[Name], Ids]:
    """Return a function that gives the keys of the inferred triples of a relation."""
    literal = engine.terms.literals()

    def inferred(name: Name) -> Ids:
        keys = engine.inferred_keys(name)
        return keys[~literal[_subjects(name, keys)]] if isinstance(name.term, NamedNode) or name.arity == 1 else NONE

    return inferred


def _schema(names: Iterable[Name], of: Callable[[Name], Ids], known: EncodedFacts, words: Ids) -> EncodedFacts:
    """Return the known schema, extended with these relations and with equalities between classes or properties.

    Lists stay as written, because a list with an equal in place of a member would have two members there. Which
    things are found to be resources, classes of RDFS or datatypes changes no rule.
    """
    names = list(names)
    found = EncodedFacts(known.terms, known.keys)
    for name in names:
        if speaks_of_schema(name) and not (known and (name in LISTS or name in WITHOUT_RULE)):
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
