"""The reasoner with a store: from stated facts to a closed store, and once more without a change.

Seconds are clock time, because the store waits for the disk. Processor time is given as well, because it is stable
under load.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from bench.cities import triples
from bench.figures import Figure
from graph_store.bulk import PIECE_QUADS, Feed
from graph_store.terms import Term
from ontology.reasoning import IncrementalClosure, compile_rules
from ontology.reasoning.inferred_triples import InferredTriples
from ontology.turtle_files import ontology_triples

COMMAND = "scripts/bench reasoning"
INFERRED = NamedNode("https://kennisgraaf.example/graph/inferred")
NO_AXIOMS: Final = frozenset[Triple]()
"""The axioms among the facts. A loader finds them while reading rows; the synthetic facts have none."""


class Stated:
    """The facts of a store that matter to the rules, read again in each iteration as a first load reads them."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __iter__(self) -> Iterator[Triple]:
        for property_, value in compile_rules(ontology_triples()).patterns:
            yield from self._matching(property_, value)

    def of(self, property_: NamedNode) -> Iterator[Triple]:
        """Iterate over the facts of one property."""
        return self._matching(property_, None)

    def _matching(self, property_: NamedNode | None, value: Term | None) -> Iterator[Triple]:
        return (quad.triple for quad in self.store.quads_for_pattern(None, property_, value, DefaultGraph()))


def end_to_end(size: int, *, on_disk: bool) -> Iterator[Figure]:
    """Measure closing a store of stated facts and saving the closure.

    A second run opens the saved closure and finds nothing to write.
    """
    where, target = ("disk", 60.0) if on_disk else ("memory", 20.0)
    with filled(size, on_disk=on_disk) as store, TemporaryDirectory() as place:
        saved = Path(place) / "closure"
        for name, limit, run in (("first", target, _close), ("again", 3.0, _close_again)):
            begun, processor = perf_counter(), process_time()
            written = run(store, saved)
            taken, worked = perf_counter() - begun, process_time() - processor
            yield Figure(f"reasoning.store.{where}.{name}", taken, "s", COMMAND, limit)
            yield Figure(f"reasoning.store.{where}.{name}.processor", worked, "CPU s", COMMAND)
            yield Figure(f"reasoning.store.{where}.{name}.written", written, "quads", COMMAND)


def _close(store: Store, saved: Path) -> int:
    """Write the inferred triples and return their number."""
    living, written = closed(store)
    living.save(saved)
    return written


def closed(store: Store) -> tuple[IncrementalClosure, int]:
    """Return the closure of a store, after writing it there, and the number of quads written."""
    stated = Stated(store)
    living = IncrementalClosure.of(ontology_triples(), stated, stated.of, NO_AXIOMS)
    report = InferredTriples(living.closure)
    feed = Feed(store, INFERRED)
    for lines in _pieces(report.texts()):
        feed.give(lines)
    feed.wait()
    return living, len(report)


def _pieces(found: Iterator[list[str]]) -> Iterator[bytes]:
    """Yield the triples as N-Triples, in pieces of about the size that the loader passes to its store."""
    waiting: list[str] = []
    for texts in found:
        waiting += texts
        if len(waiting) >= PIECE_QUADS:
            yield " .\n".join([*waiting, ""]).encode()
            waiting.clear()
    yield " .\n".join([*waiting, ""]).encode()


def _close_again(store: Store, saved: Path) -> int:
    """Update from the saved closure and return the number of changed quads."""
    living = IncrementalClosure.open(saved, ontology_triples(), Stated(store).of)
    assert living is not None
    removed, added = living.update(set(), set())
    return len(removed) + len(added)


@contextmanager
def filled(size: int, *, on_disk: bool) -> Iterator[Store]:
    """Provide a store of synthetic triples that is deleted when the block ends."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        store = Store(str(Path(place) / "store")) if on_disk else Store()
        store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples(size))
        yield store
        del store
