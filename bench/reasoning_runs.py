"""Runs of the rules of a schema on synthetic facts, timed as the lowest of three, for the reasoner and its peers."""

from collections.abc import Iterable
from time import process_time

from pyoxigraph import Triple

from ontology.reasoning import compile_rules
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.engine import Engine
from ontology.reasoning.loading import engine_rules

RUNS = 3


def seconds_of_rules(schema: Iterable[Triple], facts: Iterable[Triple]) -> tuple[float, int]:
    """Return the seconds of a full run after encoding the triples, and the number of facts afterwards."""
    rules = compile_rules(schema)
    terms = Dictionary()
    encoded = terms.encode((*rules.stated, *facts), rules.relevant)
    taken = []
    for _ in range(RUNS):
        engine = Engine(engine_rules(rules), terms)
        begun = process_time()
        engine.run(encoded)
        taken.append(process_time() - begun)
    return min(taken), sum(map(len, engine.relations.values()))
