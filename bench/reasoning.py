"""The reasoner on made-up cities: full runs, changes, explanations, checks, and peers on the same triples in one run.

Peers that are not installed are left out. Seconds are those of the rules on encoded integers; a peer's are those of its
own reasoning step.
"""

import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from random import Random
from time import perf_counter

from pyoxigraph import NamedNode, Triple

from bench.cities import triples
from bench.figures import Figure
from ontology.files import ontology_triples
from ontology.reasoning import Closure, compile_rules, materialise
from ontology.reasoning.change import update
from ontology.reasoning.vocabulary import PROPERTY_CHAIN
from ontology.terms import kg, thing

COMMAND = "scripts/bench reasoning"
FULL = {"100k": (100_000, 0.1), "1m": (1_000_000, 0.5)}
"""Triples asserted, and the seconds that a full run may take on a quiet machine."""

OWLRL, REASONABLE = 10_000, 100_000
AT_LEAST = {"owlrl": 2_000, "reasonable": 40}
"""How many times as long a peer takes."""


def reasoning() -> Iterator[Figure]:
    """Full runs, then changes and explanations at the largest size, then peers."""
    for name, (size, target) in FULL.items():
        closure = materialise(compile_rules(ontology_triples()), frozenset(triples(size)))
        facts = sum(map(len, closure.engine.relations.values()))
        yield Figure(f"reasoning.full.{name}", closure.seconds, "s", COMMAND, target)
        yield Figure(f"reasoning.full.{name}.rate", facts / closure.seconds / 1e6, "M/s", COMMAND)
    yield Figure("reasoning.memory", _bytes(closure) / facts, "B/triple", COMMAND, 20)
    yield Figure("reasoning.checks.1m", 1000 * _seconds(closure.violations), "ms", COMMAND, 10)
    yield from _explanations(closure)
    yield from _changes(closure)
    yield from _owlrl()
    yield from _reasonable()


def _seconds(what: Callable[[], object]) -> float:
    begun = perf_counter()
    what()
    return perf_counter() - begun


def _bytes(closure: Closure) -> int:
    relations = closure.engine.relations.values()
    return sum(relation.keys.nbytes + relation.ranks.nbytes for relation in relations)


def _explanations(closure: Closure) -> Iterator[Figure]:
    """2,000 inferred triples, each explained on its own."""
    random, names = Random(1), [name for name in closure.engine.relations if len(closure.engine.inferred_keys(name))]
    taken: list[float] = []
    while len(taken) < 2000:
        name = random.choice(names)
        key = int(random.choice(closure.engine.inferred_keys(name)))
        if closure.engine.terms.shows(name, key):
            triple = closure.engine.terms.triple(name, key)
            taken.append(1000 * _seconds(lambda triple=triple: closure.explain(triple)))  # type: ignore[misc]
    taken.sort()
    yield Figure("reasoning.explain.1m.p50", taken[len(taken) // 2], "ms", COMMAND, 0.3)
    yield Figure("reasoning.explain.1m.p99", taken[int(len(taken) * 0.99)], "ms", COMMAND, 10)


def _changes(closure: Closure) -> Iterator[Figure]:
    """Medians of 9 changes and of their reversals."""
    random = Random(2)
    projects = sorted({t.subject for t in closure.facts if t.predicate == kg("sitedIn")}, key=str)
    for name, size, target in (("one", 1, 25), ("100_rows", 100, 100)):
        taken = []
        for _ in range(9):
            moved = random.sample(projects, size)
            old = {t for each in moved for t in _stated(closure, each, kg("sitedIn"))}
            new = {Triple(t.subject, t.predicate, thing(f"mun:{random.randrange(300)}")) for t in old}
            taken += [_seconds(lambda: update(closure, old, new - old)), _seconds(lambda: update(closure, new, old))]  # noqa: B023
        yield Figure(f"reasoning.change.1m.{name}", 1000 * sorted(taken)[9], "ms", COMMAND, target)
    hub = {Triple(thing("area:vl"), kg("within"), thing("area:be"))}
    yield Figure("reasoning.change.1m.hub", 1000 * _seconds(lambda: update(closure, hub, set())), "ms", COMMAND, 200)


def _stated(closure: Closure, subject: object, property_: NamedNode) -> set[Triple]:
    number = closure.engine.terms.known(subject)  # type: ignore[arg-type]
    assert number is not None
    (name,) = (name for name in closure.engine.relations if name.term == property_)
    relation = closure.engine.relations[name]
    low, high = relation.keys.searchsorted([number << 32, (number + 1) << 32])
    return {
        closure.engine.terms.triple(name, int(relation.keys[at])) for at in range(low, high) if not relation.ranks[at]
    }


def _owlrl() -> Iterator[Figure]:
    import owlrl

    facts = frozenset(triples(OWLRL))
    ours = materialise(compile_rules(ontology_triples()), facts).seconds
    graph = _rdflib({*facts, *ontology_triples()})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = _seconds(lambda: owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph))
    yield _share("owlrl", "10k", ours, theirs)


def _reasonable() -> Iterator[Figure]:
    """Chains off for both: it has none."""
    if find_spec("reasonable") is None:
        return
    import reasonable

    schema = [triple for triple in ontology_triples() if triple.predicate != PROPERTY_CHAIN]
    facts = frozenset(triples(REASONABLE))
    ours = materialise(compile_rules(schema), facts).seconds
    engine = reasonable.PyReasoner()
    engine.from_graph(_rdflib({*facts, *schema}))
    yield _share("reasonable", "100k", ours, _seconds(engine.reason))


def _share(peer: str, size: str, ours: float, theirs: float) -> Figure:
    told = f"{peer}: {theirs:.1f} s, {theirs / ours:,.0f} times ours"
    return Figure(f"reasoning.share.{peer}.{size}", 1000 * ours / theirs, "‰", COMMAND, 1000 / AT_LEAST[peer], told)


def _rdflib(stated: set[Triple]) -> object:
    import rdflib
    from pyoxigraph import RdfFormat, serialize

    text = serialize(stated, format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")
