"""Pages of the kind `network`, `?of=`: a thing and its linked things, as a picture and as a table."""

from collections.abc import Container
from dataclasses import dataclass

import orjson
from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site.answers import answer, canonical_link
from graph_api.site.freshness import headers
from graph_api.site.labels import Label
from graph_api.site.member_tables import JSON
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.specific_classes import SpecificClasses
from graph_api.site.thing_lookup import first_thing, key_of, thing_asked
from graph_store.formats import HTML
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE
from ontology.folder_sections import PageSection
from ontology.vocabulary import Vocabulary

MOST = 60
"""Most neighbours added at once; a page shows at most 200 things."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the graph."""

    key: str
    label: Label
    kind: Label
    href: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """The closest link between two things: a stated one if there is any."""

    source: Node
    target: Node
    label: Label
    inferred: bool


def network(page: PageSection, request: Request) -> Response:
    """Answer with a thing and its neighbours, as a page or as JSON (`{"nodes", "edges", "total"}`).

    Raises: NotFound (404); NotAcceptable (406).
    """
    view = request_view(request)
    thing = thing_asked(request, view, "of") or first_thing(view)
    form = format_for(request, (HTML, JSON))
    if form is HTML:
        return answer(request, view, "network.html", lambda: _content(view, page, thing))
    carried = headers(request, view, form.name, [canonical_link(request, view)])
    same = unchanged(request, carried)
    return same or Response(_plain(view, thing), headers={**carried, "Content-Type": form.content_type})


def edges(view: RequestView, thing: NamedNode) -> tuple[list[Edge], int]:
    """Return the links of a thing to its neighbours, stated ones first, and the total number of them."""
    best: dict[NamedNode, tuple[bool, Triple]] = {}
    own = Vocabulary.load(view.addresses.base).own_names
    inferred = _inferred(view.snapshot, thing)
    for triple in _links(view, thing):
        other = triple.object if triple.subject == thing else triple.subject
        grade = triple in inferred, triple
        if isinstance(other, NamedNode) and (
            other not in best or _rank(grade, thing, own) < _rank(best[other], thing, own)
        ):
            best[other] = grade
    nodes = _Nodes(view)
    found = [_edge(nodes, triple, follows) for follows, triple in best.values()]
    found.sort(key=_place)
    return found[:MOST], len(found)


def _place(edge: Edge) -> tuple[bool, str, str, str, str]:
    """Return the sort key of a link."""
    texts = edge.label.text.casefold(), edge.target.label.text.casefold()
    return edge.inferred, *texts, edge.source.key, edge.target.key


class _Nodes:
    """Converts things to nodes."""

    def __init__(self, view: RequestView) -> None:
        self._addresses, self._kinds = view.addresses, SpecificClasses(view)
        self.labels = view.labels()

    def of(self, thing: NamedNode) -> Node:
        """Return the node of a thing."""
        return Node(
            key_of(thing, self._addresses.base), self.labels.of(thing), self._kinds.of(thing), self._addresses.of(thing)
        )


def _edge(nodes: _Nodes, triple: Triple, inferred: bool) -> Edge:
    source, target = triple.subject, triple.object
    assert isinstance(source, NamedNode)  # noqa: S101
    assert isinstance(target, NamedNode)  # noqa: S101
    return Edge(nodes.of(source), nodes.of(target), nodes.labels.of(triple.predicate), inferred)


def _links(view: RequestView, thing: NamedNode) -> list[Triple]:
    """Return the facts between this thing and other things that have a page."""
    things = f"{view.addresses.base}id/"
    out = [t for t in view.snapshot.triples(view.scope, s=thing) if _is_thing(t.object, things)]
    into = [t for t in view.snapshot.triples(view.scope, o=thing) if _is_thing(t.subject, things)]
    found = [t for t in [*out, *into] if t.predicate != RDF_TYPE and t.subject != t.object]
    return [t for t in found if view.listed([t.object if t.subject == thing else t.subject])]


def _is_thing(term: object, things: str) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(things)


def _inferred(snapshot: Snapshot, thing: NamedNode) -> set[Triple]:
    graphs = (snapshot.graphs.inferred, snapshot.graphs.inferred_synthetic)
    found = [quad for graph in graphs for quad in snapshot.quads(thing, None, None, graph)]
    return {quad.triple for quad in found + [q for graph in graphs for q in snapshot.quads(None, None, thing, graph)]}


def _rank(grade: tuple[bool, Triple], thing: NamedNode, own: Container[object]) -> tuple[bool, bool, bool, str]:
    """Return the sort key of a link: stated before inferred, in words of the ontology, outgoing before incoming."""
    inferred, triple = grade
    return inferred, triple.predicate not in own, triple.subject != thing, triple.predicate.value


def _content(view: RequestView, page: PageSection, thing: NamedNode) -> dict[str, object]:
    found, total = edges(view, thing)
    first_key = key_of(first_thing(view), view.addresses.base)
    return {"asked": page, "first_key": first_key, "centre": _Nodes(view).of(thing), "edges": found, "total": total}


def _plain(view: RequestView, thing: NamedNode) -> bytes:
    found, total = edges(view, thing)
    centre = _Nodes(view).of(thing)
    nodes = {node.key: node for edge in found for node in (edge.source, edge.target)} | {centre.key: centre}
    return orjson.dumps({
        "centre": centre.key,
        "total": total,
        "nodes": [
            {"key": n.key, "label": n.label.text, "kind": n.kind.text, "href": n.href, "ended": bool(n.label.mark)}
            for n in nodes.values()
        ],
        "edges": [
            {"source": e.source.key, "target": e.target.key, "label": e.label.text, "inferred": e.inferred}
            for e in found
        ],
    })  # fmt: skip
