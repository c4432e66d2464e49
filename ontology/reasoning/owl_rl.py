"""Closure of any data under any ontology by the full OWL 2 RL profile, including equality and metamodelling."""

from collections.abc import Callable, Iterable, Iterator, Set
from typing import Final

from pyoxigraph import Triple

from ontology.reasoning.closure import Closure, materialise
from ontology.reasoning.compile import compile_rules
from ontology.reasoning.encoded_facts import EncodedFacts
from ontology.reasoning.equality import EQUAL
from ontology.reasoning.owl_terms import FIRST, REST, TYPE, Term, ends
from ontology.reasoning.rule import Name
from ontology.reasoning.schema_axioms import speaks_of_schema

LISTS: Final = frozenset({Name(FIRST, 2), Name(REST, 2)})


def close(triples: Iterable[Triple]) -> Closure:
    """Return the closure of any RDF triples, with equality. The triples are read once and kept as numbers.

    Statements of the data about classes and properties are schema. If rules infer more of them, the rules are
    compiled again until nothing new appears.
    """
    facts = triples if isinstance(triples, EncodedFacts) else EncodedFacts().take(triples)
    schema, closure = _schema(facts.keys, facts.of, frozenset()), None
    while True:
        closure = materialise(compile_rules(schema, equality=True), facts, closure)
        larger = _schema(closure.engine.relations, closure.inferred_in, schema)
        if larger == schema:
            return closure
        schema = larger


def _schema(names: Iterable[Name], of: Callable[[Name], Iterable[Triple]], known: Set[Triple]) -> frozenset[Triple]:
    """Return the known schema, extended with these relations and with equalities between classes or properties.

    Lists stay as written, because a list with an equal in place of a member would have two members there.
    """
    names = list(names)
    adding = (name for name in names if speaks_of_schema(name) and not (known and name in LISTS))
    axioms = frozenset(known).union(*map(of, adding))
    words = {TYPE, *(name.term for name in names), *_words(axioms)}
    return axioms.union(fact for fact in of(EQUAL) if not words.isdisjoint(ends(fact)))


def _words(axioms: Iterable[Triple]) -> Iterator[Term]:
    """Yield the terms that axioms use as a class or property."""
    for axiom in axioms:
        subject, value = ends(axiom)
        yield from (subject, value) if axiom.predicate == TYPE else (subject,)
