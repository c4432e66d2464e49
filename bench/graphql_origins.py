"""The time of a page of edges with their provenance and derivation, on the shipped inventories."""

from collections.abc import Callable, Iterator
from time import thread_time

import orjson

from bench.figures import Figure

COMMAND = "scripts/bench graphql"
EDGES = 100
ORIGIN = """provenance { stated inferred graphs since sinceExact rows { iri file line columns sourceLines basis } }
    derivation { asserted text steps { number sentence rule axiom premises rows { file line } } }"""
PAGE = "{ centreCities(first: 10) { nodes { takesPartIn(first: 12) { edges { node { id } ORIGIN } } } } }"
OTHERS = """{ bodies(first: 1) { edges { node { id } ORIGIN } } }"""

Ask = Callable[[str], bytes]


def origins(ask: Ask, fastest: Callable[[Callable[[], object]], float]) -> Iterator[Figure]:
    """Measure the page when its rows are read for the first time, and later; the reasoner exists before.

    `fastest` returns the milliseconds of processor time of the fastest of several rounds.
    """
    ask(OTHERS.replace("ORIGIN", ORIGIN))
    plain, whole = PAGE.replace("ORIGIN", ""), PAGE.replace("ORIGIN", ORIGIN)
    parents = orjson.loads(ask(plain))["centreCities"]["nodes"]
    edges = sum(len(each["takesPartIn"]["edges"]) for each in parents)
    assert edges == EDGES, edges
    begun = thread_time()
    ask(whole)
    yield Figure("graphql.shipped.origins.first", 1000 * (thread_time() - begun), "ms", COMMAND)
    ours, without = fastest(lambda: ask(whole)), fastest(lambda: ask(plain))
    said = f"the same page without provenance and derivation {without:.1f} ms"
    yield Figure("graphql.shipped.origins", ours, "ms", COMMAND, 20.0, said)
