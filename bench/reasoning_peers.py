"""Other reasoners on the same triples in the same run: owlrl, reasonable, and clingo on our compiled rules.

Each is timed over its own reasoning step, in processor time. A peer that is not installed is left out.
"""

import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from multiprocessing import get_context
from resource import RLIMIT_AS, setrlimit
from time import process_time

from pyoxigraph import RdfFormat, Triple, serialize

from bench.cities import triples
from bench.figures import Figure
from bench.reasoning_runs import seconds_of_rules
from ontology.reasoning import Atom, Name, compile_rules
from ontology.reasoning.arrays import MASK, Ids
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.loading import engine_rules
from ontology.reasoning.owl_terms import PROPERTY_CHAIN
from ontology.turtle_files import ontology_triples

COMMAND = "scripts/bench reasoning"


def owlrl(size: int) -> Iterator[Figure]:
    """Measure owlrl, which takes minutes where ours takes milliseconds."""
    import owlrl

    graph = _rdflib({*triples(size), *ontology_triples()})
    ours, _ = seconds_of_rules(ontology_triples(), triples(size))
    begun = process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    yield _share("owlrl", size, ours, process_time() - begun, 2_000)


def reasonable(size: int, at_least: float, memory: int | None = None) -> Iterator[Figure]:
    """Measure reasonable, without chains for both, because it does not support them.

    There is no figure if `memory` bytes, or by default most of the machine's memory, are not enough.
    """
    if find_spec("reasonable") is None:
        return
    ours, _ = seconds_of_rules(_without_chains(), triples(size))
    limit = memory or _share_of_memory()
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        try:
            theirs = apart.submit(_seconds_of_reasonable, size, limit).result()
        except (BrokenProcessPool, MemoryError):
            print(f"reasonable: {size:,} triples do not fit in {limit / 2**30:.1f} GB; no figure", file=sys.stderr)
            return
    yield _share("reasonable", size, ours, theirs, at_least)


def _seconds_of_reasonable(size: int, limit: int) -> float:
    """Return the seconds of reasonable, run in a separate process.

    The process ends when it exceeds its memory limit, before the machine runs out of memory.
    """
    import rdflib  # noqa: F401 - later imports may run out of memory
    import reasonable

    setrlimit(RLIMIT_AS, (limit, limit))
    engine = reasonable.PyReasoner()
    engine.from_graph(_rdflib({*triples(size), *_without_chains()}))
    begun = process_time()
    engine.reason()
    return process_time() - begun


def _without_chains() -> list[Triple]:
    return [triple for triple in ontology_triples() if triple.predicate != PROPERTY_CHAIN]


def _share_of_memory() -> int:
    """Return three quarters of the machine's memory, in bytes."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 3 // 4


def clingo(size: int, at_least: float | None) -> Iterator[Figure]:
    """Measure clingo's grounder on our compiled rules, without closed-world rules and days of dates for both."""
    if find_spec("clingo") is None:
        return
    import clingo

    left_out = ("closedWorldRule", "intervalRole")
    schema = [each for each in ontology_triples() if not each.predicate.value.endswith(left_out)]
    ours, _ = seconds_of_rules(schema, triples(size))
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(_Program().lines(schema, triples(size))))
    begun = process_time()
    control.ground([("base", [])])
    yield _share("clingo", size, ours, process_time() - begun, at_least)


class _Program:
    """Rules and facts as a logic program, with relations and terms by number."""

    def __init__(self) -> None:
        self.terms, self.names = Dictionary(), dict[Name, str]()

    def lines(self, schema: Iterable[Triple], facts: Iterable[Triple]) -> Iterator[str]:
        """Yield one rule or fact as each line."""
        rules = compile_rules(schema)
        for rule in engine_rules(rules):
            if rule.head:
                conditions = [self._atom(atom) for atom in rule.body]
                if rule.unequal:
                    conditions.append(" != ".join(map(self._argument, rule.unequal)))
                yield f"{self._atom(rule.head)} :- {', '.join(conditions)}."
        for name, keys in self.terms.encode((*rules.stated, *facts), rules.relevant).items():
            yield from self._facts(name, keys)

    def _facts(self, name: Name, keys: Ids) -> Iterator[str]:
        called = self._name(name)
        for key in keys.tolist():
            yield f"{called}({key if name.arity == 1 else f'{key >> 32},{key & MASK}'})."

    def _atom(self, atom: Atom) -> str:
        return f"{self._name(atom.name)}({','.join(map(self._argument, atom.args))})"

    def _argument(self, arg: object) -> str:
        return f"V{arg.upper()}" if isinstance(arg, str) else str(self.terms.number(arg))  # type: ignore[arg-type]

    def _name(self, name: Name) -> str:
        return self.names.setdefault(name, f"r{len(self.names)}")


def _share(peer: str, size: int, ours: float, theirs: float, at_least: float | None) -> Figure:
    told = f"{peer}: {theirs:.1f} s, {theirs / ours:,.0f} times ours"
    target = None if at_least is None else 1000 / at_least
    name = f"{size // 1_000_000}m" if size >= 1_000_000 else f"{size // 1_000}k"
    return Figure(f"reasoning.share.{peer}.{name}", 1000 * ours / theirs, "‰", COMMAND, target, told)


def _rdflib(stated: set[Triple]) -> object:
    import rdflib

    text = serialize(stated, format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=text, format="nt")
