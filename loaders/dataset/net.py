"""The difference between a dataset that was poured anew and the one before it, found without holding either.

Two stores on disk usually give the quads of a graph in the same order. So they are walked side by side, and looked up
in each other only where they differ. If the order differs, more is looked up, with the same result.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, Protocol, TypeAlias

from pyoxigraph import Quad

from graph_store.counts import count_key
from graph_store.terms import GraphName, quad_in
from loaders.dataset.dataset import Dataset
from loaders.dataset.membership import DEFAULT, Places

HELD: Final = 50_000
"""The number of quads that are kept from the first walk; when there are more, they are read again on request."""

Parted: TypeAlias = tuple[bool, Quad]
"""Whether a quad is removed (else added), and the quad."""


class Differing(Protocol):
    """The quads that graphs lose and gain: in memory, or read from two datasets."""

    def __len__(self) -> int:
        """Return the number of quads removed and added."""

    @property
    def is_held(self) -> bool:
        """Return whether the whole difference is in memory."""

    @property
    def graphs(self) -> Collection[GraphName]:
        """The graphs that lose or gain something."""

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterable[Quad]:
        """Return the quads to remove, from these graphs or from all."""

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterable[Quad]:
        """Return the quads to add, to these graphs or to all."""

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """Return the numbers of triples that these graphs lose and gain."""

    def staying(self, graphs: Iterable[GraphName]) -> int:
        """Return the number of triples that these graphs lose or gain and that stay in the default graph."""


class Net:
    """The quads that graphs lose and gain when a poured dataset replaces another.

    It can be read while both exist, and always if it `is_held`.
    """

    def __init__(self, before: Dataset, after: Dataset, counts: Mapping[str, int]) -> None:
        """Store the datasets; `counts` are the numbers of quads of each graph afterwards."""
        self._before, self._after = before, after
        self._held: list[Parted] = []
        self._counts = {each: self._counted(each, counts.get(count_key(each), 0)) for each in _graphs(before, after)}
        if not self.is_held:
            self._held.clear()

    def __len__(self) -> int:
        return sum(map(sum, self._counts.values()))

    @property
    def is_held(self) -> bool:
        """Return whether the whole difference is small enough to be in memory."""
        return len(self) <= HELD

    @property
    def graphs(self) -> Collection[GraphName]:
        """The graphs that lose or gain something."""
        return [graph for graph, counts in self._counts.items() if any(counts)]

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """Return the quads to remove, from these graphs or from all."""
        return self._each(graphs, goes=True)

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """Return the quads to add, to these graphs or to all."""
        return self._each(graphs, goes=False)

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """Return the numbers of triples that these graphs lose and gain."""
        counts = [self._counts.get(graph, (0, 0)) for graph in graphs]
        return sum(gone for gone, _ in counts), sum(came for _, came in counts)

    def staying(self, graphs: Iterable[GraphName]) -> int:
        """Return the number of triples that these graphs lose or gain and that stay in the default graph."""
        if self._before.manifest is None:
            return 0
        chosen = list(graphs)
        moved = (quad_in(DEFAULT, quad.triple) for quad in chain(self.removed(chosen), self.added(chosen)))
        return len({quad for quad in moved if self._before.has(quad) and self._after.has(quad)})

    def _counted(self, graph: GraphName, after: int) -> tuple[int, int]:
        """Count the quads of a graph that are removed and added, and hold the first of them."""
        manifest = self._before.manifest
        if manifest is None or count_key(graph) not in manifest.graphs:
            if after <= HELD - len(self._held):
                self._held += ((False, quad) for quad in self._after.quads(g=graph))
            return 0, after
        number = [0, 0]
        for each in self._walk(graph):
            number[not each[0]] += 1
            if len(self._held) < HELD:
                self._held.append(each)
        return number[0], number[1]

    def _each(self, graphs: Iterable[GraphName] | None, *, goes: bool) -> Iterator[Quad]:
        """Return the quads that are removed or added; unchanged graphs are not walked."""
        wanted = self._counts if graphs is None else set(graphs)
        chosen = [graph for graph, counts in self._counts.items() if graph in wanted and counts[not goes]]
        walked = chain.from_iterable(map(self._walk, sorted(chosen, key=count_key)))
        found = (each for each in self._held if each[1].graph_name in chosen) if self.is_held else walked
        return (quad for each, quad in found if each is goes)

    def _walk(self, graph: GraphName) -> Iterator[Parted]:
        return parted(self._before, self._after, graph)


def stated_changes(differing: Differing, places: Places) -> tuple[int, int]:
    """Return the numbers of stated triples that a change removes and adds.

    Each fact counts once, however many graphs state it; so do the triples of synthetic rows and of free graphs.
    """
    apart = [places.inferred, places.ontology]
    own = [graph for graph in differing.graphs if graph == places.synthetic or places.is_free(graph)]
    (gone, come), (fewer, more) = differing.count([DEFAULT, *own]), differing.count(apart)
    staying = differing.staying(apart)
    return gone - fewer + staying, come - more + staying


def parted(before: Dataset, after: Dataset, graph: GraphName) -> Iterator[Parted]:
    """Yield the quads of a graph that only one of two datasets has; each quad of either is looked at once."""
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
    """Return every graph of either."""
    return [DEFAULT, *sorted({*before.graphs(), *after.graphs()}, key=count_key)]
