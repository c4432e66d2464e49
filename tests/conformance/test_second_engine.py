"""Random queries over random graphs have the same answers from our worker and from Apache Jena ARQ.

ARQ has two evaluators, each with a fault of its own: the one with an optimiser takes too much away by MINUS after
OPTIONAL, the other walks the inverse of a sequence in the wrong order. So an answer is right that either of them gives.

`KENNISGRAAF_FUZZ` is how many, 500 unless told; `KENNISGRAAF_FUZZ_SEED` is the first of them.
"""

import os
from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, Store

from tests.clients.jena import Arq, arq, can_compile
from tests.conformance.compared import Told, ours, theirs
from tests.conformance.generated import Generator

QUERIES = int(os.environ.get("KENNISGRAAF_FUZZ", "500"))
FIRST = int(os.environ.get("KENNISGRAAF_FUZZ_SEED", "1"))
OF_ONE_GRAPH = 20

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not can_compile(), reason="there is no Jena, or no Java compiler")]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arq]:
    with arq(tmp_path_factory.mktemp("arq")) as found:
        yield found


def differences(seed: int, other: Arq) -> Iterator[tuple[str, str, Told, Told]]:
    """The queries of one graph that are answered in two ways, with the graph and the answers."""
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
            yield quads, text, here, there


def test_random_queries_have_the_answers_of_another_engine(other: Arq) -> None:
    found = [each for seed in range(FIRST, FIRST + QUERIES // OF_ONE_GRAPH) for each in differences(seed, other)]
    for quads, text, here, there in found[:20]:
        print(f"{quads}\n{text}\nours   {here}\ntheirs {there}\n{'-' * 60}")
    assert len(found) == 0
