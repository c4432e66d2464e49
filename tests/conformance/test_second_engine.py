"""Our worker and Apache Jena ARQ give the same answers to random queries over random graphs.

ARQ has two evaluators, and the one with rewriting removes too much by MINUS after OPTIONAL. So an answer is right if
either evaluator gives it.

500 cases take up to 20 seconds; fewer would miss combinations of clauses. `FUZZ_CASES` sets another number,
`FUZZ_CASES_SEED` the first seed.
"""

import os
from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, Store

from tests.clients.jena import Arq, arq, can_compile
from tests.conformance.compared import Told, ours, theirs
from tests.conformance.generated import Generator

QUERIES = int(os.environ.get("FUZZ_CASES", "500"))
FIRST = int(os.environ.get("FUZZ_CASES_SEED", "1"))
OF_ONE_GRAPH = 20
KNOWN = frozenset([362, 809])
"""Seeds that are left out: ARQ fails on a query of 362, and 809 shows the deviation OPTIONAL of docs/sparql.md."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not can_compile(), reason="there is no Jena, or no Java compiler")]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arq]:
    with arq(tmp_path_factory.mktemp("arq")) as found:
        yield found


def differences(seed: int, other: Arq) -> Iterator[tuple[str, Told, Told]]:
    """Yield the queries of one graph with two different answers, and both answers."""
    generator, store = Generator(seed), Store()
    quads = generator.quads()
    store.load(quads.encode(), RdfFormat.N_QUADS)
    other.load(quads.encode())
    for _ in range(OF_ONE_GRAPH):
        text = generator.query()
        here = ours(store, text)
        for by_reference in (False, True):
            there = theirs(text, *other.answer(text, by_reference=by_reference))
            if here == there or (here.fault and there.fault):
                break
        else:
            yield text, here, there


def test_random_queries_have_the_answers_of_another_engine(other: Arq) -> None:
    seeds = set(range(FIRST, FIRST + QUERIES // OF_ONE_GRAPH)) - KNOWN
    found = [(seed, *each) for seed in sorted(seeds) for each in differences(seed, other)]
    for seed, text, here, there in found:
        print(f"seed {seed}: {text}\nours   {here}\ntheirs {there}\n")
    assert len(found) == 0
