"""The reasoner on synthetic cities: full runs, changes, explanations, checks. Peers and stores have their own files.

Seconds are the lowest of three runs of the rules on encoded integers, in processor time, which is stable under load.
"""

from collections.abc import Callable, Iterable, Iterator
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import process_time

from pyoxigraph import NamedNode, Triple

from bench.cities import triples
from bench.figures import Figure
from bench.reasoning_commits import commits
from bench.reasoning_peers import clingo, owlrl, reasonable
from bench.reasoning_runs import seconds_of_rules
from bench.reasoning_store import end_to_end
from ontology.namespaces import kg, thing
from ontology.reasoning import Closure, IncrementalClosure, Name
from ontology.reasoning.closure_update import update
from ontology.turtle_files import ontology_triples

COMMAND = "scripts/bench reasoning"
FULL = {"100k": (100_000, 0.1), "1m": (1_000_000, 0.5)}
"""Number of asserted triples, and the limit in seconds for a full run on a quiet machine."""
LARGE = {"3m": (3_000_000, 1.5)}
MEGABYTE = 2**20


def reasoning() -> Iterator[Figure]:
    """Run the measurements that take a few minutes. `--full` adds larger sizes and slower peers."""
    yield from _at_a_million()
    yield from _full_runs(FULL)
    yield from end_to_end(1_000_000, on_disk=False)
    yield from commits(1_000_000)
    yield from owlrl(10_000)
    yield from reasonable(100_000, 40)
    yield from clingo(100_000, None)


def reasoning_in_full() -> Iterator[Figure]:
    """Run all measurements, in about a quarter of an hour.

    The slowest peer needs more than 25 gigabytes and is left out on smaller machines.
    """
    yield from reasoning()
    yield from _full_runs(LARGE)
    yield from end_to_end(1_000_000, on_disk=True)
    yield from clingo(1_000_000, 8)
    yield from reasonable(1_000_000, 300)


def _full_runs(sizes: dict[str, tuple[int, float]]) -> Iterator[Figure]:
    for name, (size, target) in sizes.items():
        seconds, facts = seconds_of_rules(ontology_triples(), triples(size))
        yield Figure(f"reasoning.full.{name}", seconds, "s", COMMAND, target)
        yield Figure(f"reasoning.full.{name}.rate", facts / seconds / 1e6, "M/s", COMMAND)


def _at_a_million() -> Iterator[Figure]:
    """Measure one living closure: its memory, checks, explanations and changes."""
    closure = IncrementalClosure.of(ontology_triples(), _Made(1_000_000), lambda property_: ()).closure
    facts = sum(map(len, closure.engine.relations.values()))
    yield Figure("reasoning.memory.1m", _bytes(closure) / facts, "B/triple", COMMAND, 20)
    yield Figure("reasoning.process.1m", getrusage(RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE, "MB", COMMAND, 400)
    yield Figure("reasoning.checks.1m", 1000 * min(_seconds(closure.violations) for _ in range(3)), "ms", COMMAND, 10)
    yield from _explanations(closure)
    yield from _changes(closure)


class _Made:
    """Synthetic triples that are generated anew in each iteration, so that they take no memory."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __iter__(self) -> Iterator[Triple]:
        return triples(self.size)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, triple: object) -> bool:
        return any(each == triple for each in self)


def _seconds(what: Callable[[], object]) -> float:
    begun = process_time()
    what()
    return process_time() - begun


def _bytes(closure: Closure) -> int:
    relations = closure.engine.relations.values()
    inverted = sum(0 if each.cached_inverted is None else each.cached_inverted.nbytes for each in relations)
    return inverted + sum(relation.keys.nbytes + relation.ranks.nbytes for relation in relations)


def _explanations(closure: Closure) -> Iterator[Figure]:
    """Measure 2,000 inferred triples, each explained on its own."""
    random, names = Random(1), [name for name in closure.engine.relations if len(closure.engine.inferred_keys(name))]
    taken: list[float] = []
    while len(taken) < 2000:
        name = random.choice(names)
        key = int(random.choice(closure.engine.inferred_keys(name)))
        if closure.engine.terms.is_rdf(name, key):
            triple = closure.engine.terms.triple(name, key)
            taken.append(1000 * _seconds(lambda triple=triple: closure.explain(triple)))  # type: ignore[misc]
    taken.sort()
    yield Figure("reasoning.explain.1m.p50", taken[len(taken) // 2], "ms", COMMAND, 0.3)
    yield Figure("reasoning.explain.1m.p99", taken[int(len(taken) * 0.99)], "ms", COMMAND, 10)


def _changes(closure: Closure) -> Iterator[Figure]:
    """Measure the medians of 9 changes and of their reversals."""
    random, sited = Random(2), sorted(_stated(closure, kg("sitedIn")), key=str)
    for name, size, target in (("one", 1, 25), ("100_rows", 100, 100)):
        taken = []
        for _ in range(9):
            old = set(random.sample(sited, size))
            new = {Triple(t.subject, t.predicate, thing(f"mun:{random.randrange(300)}")) for t in old}
            taken += [_seconds(lambda: update(closure, old, new - old)), _seconds(lambda: update(closure, new, old))]  # noqa: B023
        yield Figure(f"reasoning.change.1m.{name}", 1000 * sorted(taken)[9], "ms", COMMAND, target)
    hub = {Triple(thing("area:vl"), kg("within"), thing("area:be"))}
    yield Figure("reasoning.change.1m.hub", 1000 * _seconds(lambda: update(closure, hub, set())), "ms", COMMAND, 200)


def _stated(closure: Closure, property_: NamedNode) -> Iterable[Triple]:
    relation, terms = closure.engine.relations[Name(property_, 2)], closure.engine.terms
    return (terms.triple(Name(property_, 2), key) for key in relation.keys[relation.ranks == 0].tolist())
