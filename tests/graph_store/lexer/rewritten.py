"""Small graphs, and the answers to texts that are rewritten for the engine."""

import random
from collections import Counter
from typing import cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from graph_store.lexer.standard_semantics import standard

PREFIX = "PREFIX : <urn:> "
NAMES = "pqr"
Pairs = Counter[tuple[str, str]]
Triples = set[tuple[str, str, str]]


def graph(rnd: random.Random) -> Triples:
    return {(rnd.choice("abcd"), rnd.choice(NAMES), rnd.choice("abcd")) for _ in range(rnd.randint(3, 12))}


def store_of(triples: Triples) -> Store:
    store = Store()
    nodes = ([NamedNode(f"urn:{each}") for each in triple] for triple in triples)
    store.extend(Quad(s, p, o, DefaultGraph()) for s, p, o in nodes)
    return store


def rows(store: Store, text: str) -> Counter[tuple[str, ...]]:
    found = cast(QuerySolutions, store.query(standard(PREFIX + text)))
    return Counter(tuple(str(value.value).removeprefix("urn:") if value else "" for value in row) for row in found)
