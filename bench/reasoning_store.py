"""The reasoner with a store around it: from stated facts to a closed store, and changes that are committed there.

The seconds are those of the clock, for the store waits for the disk; those of the processor stand beside them, for they
bear load. Publishing a version is not in them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple

from bench.cities import triples
from bench.figures import Figure
from graph_store.bulk import PIECE_QUADS
from graph_store.terms import Term
from ontology.files import ontology_triples
from ontology.reasoning import LivingClosure, compile_rules
from ontology.reasoning.reporting import Report
from ontology.terms import kg, thing

COMMAND = "scripts/bench reasoning"
INFERRED = NamedNode("https://kennisgraaf.example/graph/inferred")
NO_AXIOMS: Final = frozenset[Triple]()
"""Whoever loads rows meets the axioms among them on the way, and the made-up ones have none."""


class _Stated:
    """The facts of a store that matter to the rules, read as a first load reads them, anew each time."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __iter__(self) -> Iterator[Triple]:
        for property_, value in compile_rules(ontology_triples()).patterns:
            yield from self._matching(property_, value)

    def of(self, property_: NamedNode) -> Iterator[Triple]:
        """The facts of one property."""
        return self._matching(property_, None)

    def _matching(self, property_: NamedNode | None, value: Term | None) -> Iterator[Triple]:
        return (quad.triple for quad in self.store.quads_for_pattern(None, property_, value, DefaultGraph()))


def end_to_end(size: int, *, on_disk: bool) -> Iterator[Figure]:
    """A store of stated facts is closed and the closure saved; a second run opens that and finds nothing to write."""
    where, target = ("disk", 60.0) if on_disk else ("memory", 20.0)
    with _filled(size, on_disk=on_disk) as store, TemporaryDirectory() as place:
        saved = Path(place) / "closure"
        for name, limit, run in (("first", target, _close), ("again", 3.0, _close_again)):
            begun, processor = perf_counter(), process_time()
            written = run(store, saved)
            taken, worked = perf_counter() - begun, process_time() - processor
            yield Figure(f"reasoning.store.{where}.{name}", taken, "s", COMMAND, limit)
            yield Figure(f"reasoning.store.{where}.{name}.processor", worked, "CPU s", COMMAND)
            yield Figure(f"reasoning.store.{where}.{name}.written", written, "quads", COMMAND)


def committed(size: int) -> Iterator[Figure]:
    """Medians of 9 changes on an open, closed store on disk, each with `update()` and `flush()`, and of reversals."""
    with _filled(size, on_disk=True) as store:
        living = _closed(store)[0]
        sited, random = sorted(_Stated(store).of(kg("sitedIn")), key=str), Random(4)
        for name, rows, target in (("one", 1, 60.0), ("100_rows", 100, 500.0)):
            taken = []
            for _ in range(9):
                old = set(random.sample(sited, rows))
                new = {Triple(t.subject, t.predicate, thing(f"mun:{random.randrange(300)}")) for t in old} - old
                taken += [_commit(store, living, old, new), _commit(store, living, new, old)]
            for part, limit, seconds in zip(("", ".processor"), (target, None), zip(*taken, strict=True), strict=True):
                yield Figure(f"reasoning.committed.{name}{part}", 1000 * sorted(seconds)[9], "ms", COMMAND, limit)


def _close(store: Store, saved: Path) -> int:
    """Write what follows; how many quads that are."""
    living, written = _closed(store)
    living.save(saved)
    return written


def _closed(store: Store) -> tuple[LivingClosure, int]:
    """The closure of a store, written to it, and how many quads that took."""
    stated = _Stated(store)
    living = LivingClosure.of(ontology_triples(), stated, stated.of, NO_AXIOMS)
    report = Report(living.closure)
    for lines in _pieces(report.texts()):
        store.bulk_load(lines, RdfFormat.N_TRIPLES, to_graph=INFERRED, lenient=True)
    return living, len(report)


def _pieces(found: Iterator[list[str]]) -> Iterator[bytes]:
    """The triples as N-Triples, about as many at once as the loader gives to its store."""
    waiting: list[str] = []
    for texts in found:
        waiting += texts
        if len(waiting) >= PIECE_QUADS:
            yield " .\n".join([*waiting, ""]).encode()
            waiting.clear()
    yield " .\n".join([*waiting, ""]).encode()


def _close_again(store: Store, saved: Path) -> int:
    """Write what follows more than is there already; how many quads that are."""
    living = LivingClosure.open(saved, ontology_triples(), _Stated(store).of)
    assert living is not None
    removed, added = living.update(set(), set())
    return len(removed) + len(added)


def _commit(store: Store, living: LivingClosure, removed: set[Triple], added: set[Triple]) -> tuple[float, float]:
    begun, processor = perf_counter(), process_time()
    inferred_removed, inferred_added = living.update(removed, added)
    gone = [*_lines(removed, None), *_lines(inferred_removed, INFERRED)]
    new = [*_lines(added, None), *_lines(inferred_added, INFERRED)]
    store.update(f"DELETE DATA {{ {' '.join(gone)} }} ; INSERT DATA {{ {' '.join(new)} }}")
    store.flush()
    return perf_counter() - begun, process_time() - processor


def _lines(found: Iterable[Triple], graph: NamedNode | None) -> Iterator[str]:
    for triple in found:
        yield f"{triple} ." if graph is None else f"GRAPH {graph} {{ {triple} }}"


@contextmanager
def _filled(size: int, *, on_disk: bool) -> Iterator[Store]:
    with TemporaryDirectory() as place:
        store = Store(str(Path(place) / "store")) if on_disk else Store()
        store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples(size))
        yield store
        del store
