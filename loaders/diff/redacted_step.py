"""The change from one version to the next, after both lost what an erasure removes from them."""

from collections.abc import Iterator

from pyoxigraph import Triple

from graph_store.difference import Difference
from graph_store.terms import GraphName, graph_of
from loaders.change.proposal import Statements, hidden_in
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.membership import Places
from loaders.diff.redacting import Loss


class Redacted:
    """A version and what it loses."""

    def __init__(self, current: Dataset, loss: Loss) -> None:
        self.current, self.loss = current, loss
        self._statements = Statements.of(current)

    def states(self, graph: GraphName, triple: Triple) -> bool:
        """Return whether a graph of the version states a triple after the loss."""
        change = self.loss.diff.of(graph)
        if triple in change.removed or triple in change.added:
            return triple in change.added
        return self._statements.has(graph, triple)


def step(old: Redacted, new: Redacted, difference: Difference, places: Places) -> Diff:
    """Return the change of what is stated; `difference` is the one between both versions as they are."""
    found = Gathered()
    for graph, triple in _candidates(old, new, difference):
        if places.is_written(graph):
            was, comes = old.states(graph, triple), new.states(graph, triple)
            if was and not comes:
                found.remove(graph, triple)
            elif comes and not was:
                found.add(graph, triple)
    return found.diff()


def _candidates(old: Redacted, new: Redacted, difference: Difference) -> Iterator[tuple[GraphName, Triple]]:
    """Yield each triple that may differ, with its graph."""
    for quads in (difference.removed(), difference.added()):
        yield from ((graph_of(quad), quad.triple) for quad in quads)
    for each in (old, new):
        yield from ((graph_of(quad), quad.triple) for quad in hidden_in(each.current))
        for change in each.loss.diff:
            yield from ((change.graph, triple) for triple in (*change.removed, *change.added))
