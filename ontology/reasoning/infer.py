"""Closes anybody's data under anybody's ontology, as the OWL 2 RL profile says: equality and metamodelling included."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from ontology.reasoning.closure import Closure, materialise
from ontology.reasoning.compile import compile_rules
from ontology.reasoning.schema import is_schema
from ontology.reasoning.vocabulary import SAME_AS, TYPE, ends, is_builtin


def close(triples: Iterable[Triple]) -> Closure:
    """The closure of any RDF triples, with equality.

    What the data says about classes and properties is schema; where rules infer more of it, the rules are compiled
    again until nothing new appears.
    """
    facts = frozenset(triples)
    schema, closure = _schema_of(facts), None
    while True:
        closure = materialise(compile_rules(schema, equality=True), facts, closure)
        larger = schema | _schema_of(_data_triples(closure), schema)
        if larger == schema:
            return closure
        schema = larger


def _schema_of(triples: Iterable[Triple], known: Iterable[Triple] = ()) -> frozenset[Triple]:
    """The triples that are schema, and those that say that classes or properties are the same."""
    triples = frozenset(triples)
    words = {word for triple in (*triples, *known) for word in _words(triple)}
    return frozenset(
        triple
        for triple in triples
        if is_schema(triple) or (triple.predicate == SAME_AS and not words.isdisjoint(ends(triple)))
    )


def _words(triple: Triple) -> Iterator[object]:
    """What a triple uses as a class or property."""
    yield triple.predicate
    if triple.predicate == TYPE:
        yield triple.object
    if is_schema(triple):
        yield triple.subject


def _data_triples(closure: Closure) -> Iterator[Triple]:
    for name in closure.engine.relations:
        if is_builtin(name.term):
            yield from closure.inferred_in(name)
