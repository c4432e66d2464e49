"""Hints about graphs that a query names and that are not there, and about facts that are in another graph."""

from pyoxigraph import NamedNode

from graph_api.hints.hint import Code, Hint
from graph_api.hints.inquiry import Inquiry
from graph_api.hints.near_names import NearNames
from graph_store.lexer.patterns import Pattern


def unknown_graph(asked: Inquiry, graph: NamedNode, at: int) -> Hint | None:
    """Return a hint about a graph without facts, or None."""
    if asked.facts.in_graph(graph):
        return None
    graphs = asked.facts.snapshot.graphs
    if graph == graphs.asserted:
        return asked.hint(Code.UNKNOWN_GRAPH, "asserted_not_stored", at, graph=graph)
    if graph == graphs.ended:
        return asked.hint(Code.UNKNOWN_GRAPH, "nothing_ended", at, graph=graph)
    return asked.hint(Code.UNKNOWN_GRAPH, "unknown_graph", at, "near", _near(asked, graph), graph=graph)


def elsewhere(asked: Inquiry, triple: Pattern) -> Hint | None:
    """Return a hint about a property that the asked graph does not have, while another graph has it; or None."""
    graph, property_ = triple.place.graph, triple.predicate
    if not isinstance(property_, NamedNode) or isinstance(graph, str):
        return None
    if isinstance(graph, NamedNode):
        if not asked.facts.in_graph(graph) or asked.facts.in_graph(graph, property_):
            return None
    elif asked.facts.some(None, property_, None) or asked.is_left_out(None, property_, None):
        return None
    other = asked.facts.graph_of(property_)
    if other is None:
        return None
    return asked.hint(Code.UNKNOWN_GRAPH, "not_in_graph", triple.at, "graph", [other], property=property_)


def _near(asked: Inquiry, graph: NamedNode) -> list[NamedNode]:
    """Return the stored graph whose name is most like this one."""
    start = f"{asked.facts.snapshot.graphs.base}graph/"
    names = [name for name in asked.facts.snapshot.manifest.graphs if name.startswith(start)]
    found = NearNames(name[len(start) :] for name in names).nearest(graph.value.removeprefix(start))
    return [NamedNode(start + name) for name in found]
