"""Closes anybody's data under anybody's ontology, as the OWL 2 RL profile says: equality and metamodelling included."""

from collections.abc import Callable, Iterable, Iterator, Set
from typing import Final

from pyoxigraph import Triple

from ontology.reasoning.closure import Closure, materialise
from ontology.reasoning.compile import compile_rules
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.numbered import NumberedFacts
from ontology.reasoning.rules import Name
from ontology.reasoning.schema import speaks_of_schema
from ontology.reasoning.vocabulary import FIRST, REST, TYPE, Term, ends

LISTS: Final = frozenset({Name(FIRST, 2), Name(REST, 2)})


def close(triples: Iterable[Triple]) -> Closure:
    """The closure of any RDF triples, with equality; they are gone through once, and kept as numbers.

    What the data says about classes and properties is schema; where rules infer more of it, the rules are compiled
    again until nothing new appears.
    """
    facts = triples if isinstance(triples, NumberedFacts) else NumberedFacts().take(triples)
    schema, closure = _schema(facts.keys, facts.of, frozenset()), None
    while True:
        closure = materialise(compile_rules(schema, equality=True), facts, closure)
        larger = _schema(closure.engine.relations, closure.inferred_in, schema)
        if larger == schema:
            return closure
        schema = larger


def _schema(names: Iterable[Name], of: Callable[[Name], Iterable[Triple]], known: Set[Triple]) -> frozenset[Triple]:
    """The schema that is known, what these relations add, and what says that classes or properties are the same.

    Lists stay as they are written: one with an equal in the place of a member would have two members there.
    """
    names = list(names)
    adding = (name for name in names if speaks_of_schema(name) and not (known and name in LISTS))
    axioms = frozenset(known).union(*map(of, adding))
    words = {TYPE, *(name.term for name in names), *_words(axioms)}
    return axioms.union(fact for fact in of(EQUAL) if not words.isdisjoint(ends(fact)))


def _words(axioms: Iterable[Triple]) -> Iterator[Term]:
    """What axioms use as a class or property."""
    for axiom in axioms:
        subject, value = ends(axiom)
        yield from (subject, value) if axiom.predicate == TYPE else (subject,)
