"""The copy of a dataset into one that is poured anew, with a change applied."""

from collections.abc import Callable, Iterator
from itertools import islice

from pyoxigraph import Triple

from graph_store.counts import count_key
from graph_store.disk_space import loaded_bytes
from graph_store.terms import GraphName
from loaders.change.first_load import FirstLoad
from loaders.change.proposal import Statements
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff
from loaders.dataset.net import parted

_PIECE_TRIPLES = 10_000


def carry(current: Dataset, load: FirstLoad, change: Diff, leave: Callable[[GraphName], bool] | None = None) -> None:
    """Pour every graph as it is after a net change, except graphs that follow from others and those to leave out.

    Raises: StoreFull (507), before anything is poured.
    """
    if leave is None:
        load.load.check_free(loaded_bytes(current.manifest))
    statements, places = Statements.of(current), load.places
    hiding = {graph for graphs in statements.hidden.values() for graph in graphs}
    for graph in sorted({*current.graphs(), *change.graphs, *hiding}, key=count_key):
        if places.is_written(graph) and not (leave and leave(graph)):
            _pour(_after(statements, graph, change), graph, load)


def carried(current: Dataset, change: Diff) -> Callable[[FirstLoad], bool]:
    """Return the function that pours a dataset after a net change; it returns True, because that is to be published."""

    def pour(load: FirstLoad) -> bool:
        carry(current, load, change)
        return True

    return pour


def states_otherwise(current: Dataset, load: FirstLoad) -> bool:
    """Return whether what was poured states anything else than a dataset, or has other provenance."""
    load.settle()
    places, before, after = load.places, Statements.of(current), Statements.of(load, load.hidden)
    for graph in {*current.graphs(), *load.graphs()}:
        is_told = places.is_asserted(graph) or graph == places.provenance
        if is_told and next(parted(current, load, graph), None) is not None:
            return True
    partly = (places.reference, places.synthetic)
    return any(_lacks(before, after, graph) or _lacks(after, before, graph) for graph in partly)


def _after(statements: Statements, graph: GraphName, change: Diff) -> Iterator[Triple]:
    each = change.of(graph)
    yield from (triple for triple in statements.each_in(graph) if triple not in each.removed)
    yield from each.added


def _pour(triples: Iterator[Triple], graph: GraphName, load: FirstLoad) -> None:
    if load.places.is_stated(graph):
        for triple in triples:
            load.state_triple(graph, triple)
        return
    while piece := [str(triple) for triple in islice(triples, _PIECE_TRIPLES)]:
        load.load.add(graph, piece)


def _lacks(one: Statements, other: Statements, graph: GraphName) -> bool:
    """Return whether one states something in a graph that the other does not state there."""
    return any(not one.has(graph, triple) for triple in other.each_in(graph))
