"""The proof of a dataset: its inferred graphs are compared with closures that are computed from scratch.

The closures that changes use are not read. The expected and the actual content of a graph are compared by digest, so
memory use follows the size of the closure; triples are held only where the two differ.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

from graph_store import digest
from graph_store.counts import count_key
from graph_store.terms import GraphName
from graph_store.text import Text
from loaders.change.closures import Kept, Reasoned
from loaders.dataset.dataset import Quads
from loaders.dataset.membership import DEFAULT, Places

NAMED: Final = 5
"""The number of triples of each kind that a mismatch names."""

_EVERY: Final = 20
"""One in so many versions is proved, whatever the cost."""

_SHARE: Final = 10
"""A change is proved when the proof costs less than one part in so many of the time to work out the change."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A graph that holds wrong triples or lacks some: the numbers, and examples."""

    graph: str
    surplus: int
    missing: int
    surplus_examples: tuple[str, ...] = ()
    missing_examples: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """A description of the mismatch, with one example of each kind."""
        surplus = Text(
            "{surplus} triples that do not belong there, such as {first}",
            surplus=self.surplus,
            first=self._first(self.surplus_examples),
        )
        missing = Text(
            "{missing} triples are missing, such as {first}",
            missing=self.missing,
            first=self._first(self.missing_examples),
        )
        told = [surplus] * bool(self.surplus) + [missing] * bool(self.missing)
        return Text("{graph}: {told}", graph=self.graph, told=Text.joined(told, ", "))

    @staticmethod
    def _first(examples: tuple[str, ...]) -> str:
        return f"({examples[0]})" if examples else ""


@dataclass(frozen=True, slots=True)
class Proved:
    """The last version that was proved, and the seconds that took."""

    version: int
    seconds: float

    @classmethod
    def of(cls, note: Any) -> "Proved | None":
        """Return the last proof from the note of a manifest; None when it has none."""
        return cls(*note) if note else None

    def is_due(self, version: int, worked_s: float) -> bool:
        """Return whether a version that took so many seconds to work out is to be proved."""
        return version - self.version >= _EVERY or self.seconds * _SHARE < worked_s


def mismatches(current: Quads, places: Places) -> list[Mismatch]:
    """Return the graphs that differ from what follows; an empty list proves the dataset."""
    return wrong_in(current, places, Kept.read(places, current, frozenset(current.graph(places.ontology))))


def wrong_in(current: Quads, places: Places, made: Kept) -> list[Mismatch]:
    """Return the inferred graphs that differ from closures that were made from nothing."""
    further = frozenset[str]() if made.synthetic is None else frozenset(_further(made.merged, made.synthetic))
    wanted: dict[GraphName, Callable[[], Iterable[str]]] = {
        places.inferred: lambda: chain.from_iterable(made.merged.texts()),
        places.further: lambda: further,
    }
    found = (_compared(current, graph, texts) for graph, texts in wanted.items())
    return [mismatch for mismatch in found if mismatch]


def wrong_merge(current: Quads, places: Places) -> list[Mismatch]:
    """Return a mismatch if the default graph differs from the merge of its parts, each triple once."""
    mismatch = _compared(current, DEFAULT, lambda: _merged(current, places))
    return [mismatch] if mismatch else []


def _merged(current: Quads, places: Places) -> Iterator[str]:
    """Yield the triples of the parts of the default graph, each once: from the first graph in order that has it."""
    is_part = {graph for graph in current.graphs() if places.is_merged(graph)}
    for graph in is_part:
        for quad in current.quads(g=graph):
            triple = quad.triple
            homes = current.quads(triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]
            if graph == min(is_part.intersection(each.graph_name for each in homes), key=str):
                yield str(triple)


def differ(saved: Kept, made: Kept) -> bool:
    """Return whether closures hold other facts or inferences than closures that were made from nothing."""
    pairs = list(zip(saved.all(), made.all(), strict=False))
    return len(saved.all()) != len(made.all()) or any(_said(one) != _said(other) for one, other in pairs)


def _said(reasoned: Reasoned) -> tuple[int, int]:
    return _sum(map(str, reasoned.closure.facts)), _sum(chain.from_iterable(reasoned.texts()))


def _further(merged: Reasoned, synthetic: Reasoned) -> Iterator[str]:
    """Yield the triples that follow with synthetic facts and not without them."""
    return (str(triple) for triple in synthetic.inferred() if not merged.infers(triple))


def _compared(current: Quads, graph: GraphName, wanted: Callable[[], Iterable[str]]) -> Mismatch | None:
    if _sum(wanted()) == _sum(_held(current, graph)):
        return None
    right, held = set(wanted()), set(_held(current, graph))
    surplus, missing = held - right, right - held
    first = [tuple(islice(sorted(each), NAMED)) for each in (surplus, missing)]
    return Mismatch(count_key(graph), len(surplus), len(missing), *first)


def _held(current: Quads, graph: GraphName) -> Iterator[str]:
    return (str(quad.triple) for quad in current.quads(g=graph))


def _sum(texts: Iterable[str]) -> int:
    return digest.of_lines(f"{text} .\n".encode() for text in texts)
