"""Proves a dataset: its inferred graphs hold what follows from what it states, by closures made from nothing.

The closures that changes are worked out on are not looked at. What a graph should hold and what it holds are compared
by digest, so that memory follows the closure; triples are held only where the two differ.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

from graph_store import digest
from graph_store.counts import count_key
from graph_store.terms import GraphName
from loaders.change.closures import Kept, Reasoned, facts_in
from loaders.change.dataset import Quads
from loaders.change.membership import DEFAULT, Places

NAMED: Final = 5
"""How many triples of each kind a mismatch names."""

_EVERY: Final = 20
"""One in so many versions is proved, whatever it costs."""

_SHARE: Final = 10
"""A change is proved when that costs less than one part in so many of what working it out has taken."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A graph that holds triples it should not, or lacks some: how many, and a few of each."""

    graph: str
    surplus: int
    missing: int
    surplus_examples: tuple[str, ...] = ()
    missing_examples: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is wrong, with one example of each kind."""
        surplus = f"{self.surplus} triples that do not belong there, such as {self._first(self.surplus_examples)}"
        missing = f"{self.missing} triples are missing, such as {self._first(self.missing_examples)}"
        return f"{self.graph}: {', '.join([surplus] * bool(self.surplus) + [missing] * bool(self.missing))}"

    @staticmethod
    def _first(examples: tuple[str, ...]) -> str:
        return f"({examples[0]})" if examples else ""


@dataclass(frozen=True, slots=True)
class Proved:
    """The last version that was proved, and how many seconds that took."""

    version: int
    seconds: float

    @classmethod
    def of(cls, note: Any) -> "Proved | None":
        """What the note of a manifest tells; None when it tells nothing."""
        return cls(*note) if note else None

    def is_due(self, version: int, worked_s: float) -> bool:
        """Whether a version is to be proved that took so many seconds to work out."""
        return version - self.version >= _EVERY or self.seconds * _SHARE < worked_s


def mismatches(current: Quads, places: Places) -> list[Mismatch]:
    """The graphs that differ from what follows; none when the dataset is proved."""
    return wrong_in(current, places, Kept.read(places.graphs, current, frozenset(current.graph(places.ontology))))


def wrong_in(current: Quads, places: Places, made: Kept) -> list[Mismatch]:
    """The inferred graphs that differ from what closures say that were made from nothing."""
    further = frozenset[str]() if made.synthetic is None else frozenset(_further(made.merged, made.synthetic))
    wanted: dict[GraphName, Callable[[], Iterable[str]]] = {
        places.inferred: lambda: chain.from_iterable(made.merged.texts()),
        places.further: lambda: further,
    }
    found = (_compared(current, graph, texts) for graph, texts in wanted.items())
    return [mismatch for mismatch in found if mismatch]


def wrong_merge(current: Quads, places: Places) -> list[Mismatch]:
    """The default graph, when it is not the graphs that it merges, with each triple once."""
    parts = [*facts_in(places.graphs), places.inferred, places.ontology]
    mismatch = _compared(current, DEFAULT, lambda: (text for graph in parts for text in _held(current, graph)))
    return [mismatch] if mismatch else []


def differ(saved: Kept, made: Kept) -> bool:
    """Whether closures hold other facts, or infer other ones, than closures made from nothing."""
    pairs = list(zip(saved.all(), made.all(), strict=False))
    return len(saved.all()) != len(made.all()) or any(_said(one) != _said(other) for one, other in pairs)


def _said(reasoned: Reasoned) -> tuple[int, int]:
    return _sum(map(str, reasoned.closure.facts)), _sum(chain.from_iterable(reasoned.texts()))


def _further(merged: Reasoned, synthetic: Reasoned) -> Iterator[str]:
    """What follows with synthetic facts and does not follow without them."""
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
