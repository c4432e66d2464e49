"""What a dataset that was poured anew has otherwise than the one before it, told without holding either.

Two stores on disk give the quads of a graph in the same order, so that they are walked side by side and looked up in
each other only where they part. Where the order is another one, more is looked up and the same is found.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Final, Protocol, TypeAlias

from pyoxigraph import Quad

from graph_store.counts import count_key
from graph_store.terms import GraphName
from loaders.change.dataset import Dataset
from loaders.change.membership import DEFAULT

HELD: Final = 50_000
"""Quads that are kept from the first walk; when there are more they are looked for again by whoever asks."""

Parted: TypeAlias = tuple[bool, Quad]
"""A quad that goes, or one that comes."""


class Differing(Protocol):
    """What graphs lose and get: in memory, or read from two datasets."""

    def __len__(self) -> int:
        """How many quads go and come."""

    @property
    def is_held(self) -> bool:
        """Whether all of it is in memory."""

    @property
    def graphs(self) -> Collection[GraphName]:
        """The graphs that lose or get something."""

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterable[Quad]:
        """The quads that go, of these graphs or of all."""

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterable[Quad]:
        """The quads that come, of these graphs or of all."""

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """How many triples these graphs lose and get."""


class Net:
    """What graphs lose and get when what was poured takes the place of a dataset.

    It is read while both are there, unless `is_held`.
    """

    def __init__(self, before: Dataset, after: Dataset, counts: Mapping[str, int]) -> None:
        """`counts` are the quads of each graph afterwards."""
        self._before, self._after = before, after
        self._held: list[Parted] = []
        self._counts = {each: self._counted(each, counts.get(count_key(each), 0)) for each in _graphs(before, after)}
        if not self.is_held:
            self._held.clear()

    def __len__(self) -> int:
        return sum(map(sum, self._counts.values()))

    @property
    def is_held(self) -> bool:
        """Whether it is so little that all of it is in memory."""
        return len(self) <= HELD

    @property
    def graphs(self) -> Collection[GraphName]:
        """The graphs that lose or get something."""
        return [graph for graph, counts in self._counts.items() if any(counts)]

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """The quads that go, of these graphs or of all."""
        return self._each(graphs, goes=True)

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """The quads that come, of these graphs or of all."""
        return self._each(graphs, goes=False)

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """How many triples these graphs lose and get."""
        counts = [self._counts.get(graph, (0, 0)) for graph in graphs]
        return sum(gone for gone, _ in counts), sum(came for _, came in counts)

    def _counted(self, graph: GraphName, after: int) -> tuple[int, int]:
        """How many quads of a graph go and come; the first of them are held."""
        manifest = self._before.manifest
        if manifest is None or count_key(graph) not in manifest.graphs:
            coming = self._after.quads(g=graph)
            self._held += ((False, quad) for quad in islice(coming, HELD - len(self._held)))
            return 0, after
        number = [0, 0]
        for each in self._walk(graph):
            number[not each[0]] += 1
            if len(self._held) < HELD:
                self._held.append(each)
        return number[0], number[1]

    def _each(self, graphs: Iterable[GraphName] | None, *, goes: bool) -> Iterator[Quad]:
        """The quads that go or come; a graph of which none does is not walked."""
        wanted = self._counts if graphs is None else set(graphs)
        chosen = [graph for graph, counts in self._counts.items() if graph in wanted and counts[not goes]]
        walked = chain.from_iterable(map(self._walk, sorted(chosen, key=count_key)))
        found = (each for each in self._held if each[1].graph_name in chosen) if self.is_held else walked
        return (quad for each, quad in found if each is goes)

    def _walk(self, graph: GraphName) -> Iterator[Parted]:
        return parted(self._before, self._after, graph)


def parted(before: Dataset, after: Dataset, graph: GraphName) -> Iterator[Parted]:
    """The quads of a graph that only one of two datasets has; each quad of either is looked at once."""
    olds, news = iter(before.quads(g=graph)), iter(after.quads(g=graph))
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if old == new:
            old, new = next(olds, None), next(news, None)
        elif old is not None and not after.has(old):
            yield True, old
            old = next(olds, None)
        elif new is not None and not before.has(new):
            yield False, new
            new = next(news, None)
        else:  # both have both
            old, new = next(olds, None), next(news, None)


def _graphs(before: Dataset, after: Dataset) -> list[GraphName]:
    """Every graph of either."""
    return [DEFAULT, *sorted({*before.graphs(), *after.graphs()}, key=count_key)]
