"""`/graph/{name}` and `/ns`: a whole named graph, and the vocabulary with the meaning of its terms."""

from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.dumps.dump_files import dump_files
from graph_api.dumps.dump_names import of_graph
from graph_api.http.byte_ranges import file_answer
from graph_api.http.conditional import content_tag, unchanged
from graph_api.linked_data.name_lookup import possible, raw_name, spellings
from graph_api.linked_data.representation import (
    as_rdf,
    choose,
    context_link,
    offers,
    rdf_response,
    relations,
    split_suffix,
)
from graph_api.linked_data.term_descriptions import term_notes
from graph_api.linked_data.tombstones import refuse_deleted
from graph_api.response_cache import page_once
from graph_api.site.addresses import path_text
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.texts import WORDS, speaker
from graph_store.errors import Gone, NotFound
from graph_store.formats import HTML, Format
from graph_store.text import Text
from ontology.context import context_text

_LOOK = "SELECT ?subject ?predicate ?object {{ GRAPH {} {{ ?subject ?predicate ?object }} }} LIMIT 100"
_JSONLD = "application/ld+json"
_SMALL = 20_000
_NOT_STORED = Text(
    "The graph of all stated facts is no longer stored. Read /store?default&include=asserted, add include=asserted to "
    "a SPARQL query, or read the graph of one inventory at /graph/source/NAME."
)


async def graph_document(request: Request) -> Response:
    """Answer with a whole named graph.

    Raises: NotFound (404) naming the graphs that exist; Gone (410) for one that is no longer stored;
    NotAcceptable (406).
    """
    view = await run_in_threadpool(request_view, request)
    graph, by_suffix = _graph(request, view, raw_name(request, "/graph/"))
    form = choose(request, by_suffix)
    path = "/" + path_text(graph.value.removeprefix(view.addresses.base))
    carried = headers(request, view, form.name, relations(view, path, graph), is_data=form is not HTML)
    same = unchanged(request, carried)
    if same is not None:
        return same
    if form is HTML:
        return _graph_page(request, view, graph, path, carried)
    if view.snapshot.count(graph) > _SMALL:
        return await _streamed(request, view, graph, form, carried)
    link = context_link(request, view.addresses.base)
    body = await run_in_threadpool(_whole, view, graph, form, link)
    return rdf_response(body, form, carried)


async def _streamed(
    request: Request, view: RequestView, graph: NamedNode, form: Format, carried: dict[str, str]
) -> Response:
    """Stream the dump of a graph that is too big to build in memory; another process writes the dump."""
    dump = of_graph(graph.value.removeprefix(f"{view.addresses.base}graph/"), form.suffix.removeprefix("."))
    file = await dump_files(request.app.state.service).file(view.snapshot, dump)
    return file_answer(request, file, carried, form.content_type)


def vocabulary_document(request: Request) -> Response:
    """Answer with the vocabulary: every term with its names, explanation and axioms.

    Raises: NotAcceptable (406).
    """
    view = request_view(request)
    _, by_suffix = split_suffix(request.url.path)
    form, graph = choose(request, by_suffix), view.snapshot.graphs.ontology
    links = relations(view, "/ns", NamedNode(f"{view.addresses.base}ns"))
    carried = headers(request, view, form.name, links, is_data=form is not HTML)
    same = unchanged(request, carried)
    if same is not None:
        return same
    if form is not HTML:
        link = context_link(request, view.addresses.base)
        return rdf_response(_whole(view, graph, form, link), form, carried)
    return page_once(request, carried, lambda: _vocabulary_page(request, view, carried))


def _vocabulary_page(request: Request, view: RequestView, carried: dict[str, str]) -> Response:
    classes, properties = term_notes(view)
    return page(
        request, "ns.html", view.reader, view.addresses, headers=carried,
        classes=classes, properties=properties, formats=offers(view, "/ns"), view=view,
        iri=f"{view.addresses.base}ns#",
    )  # fmt: skip


def context_document(request: Request) -> Response:
    """Answer with the JSON-LD context; its tag depends on its text."""
    body = context_text(request_view(request).addresses.base).encode()
    carried = {"ETag": content_tag(body), "Cache-Control": "public, max-age=3600"}
    return unchanged(request, carried) or Response(body, headers=carried, media_type=_JSONLD)


def _whole(view: RequestView, graph: NamedNode, form: Format, link: str | None) -> bytes:
    triples = [quad.triple for quad in view.snapshot.quads(g=graph)]
    return as_rdf(triples, form, view.addresses.base, link=link)


def _graph(request: Request, view: RequestView, name: str) -> tuple[NamedNode, Format | None]:
    """Return a graph of the version, and the format if its name has a suffix."""
    graphs = {graph.removeprefix("graph/"): graph for graph in _present(view)}
    bare, form = split_suffix(name)
    for each, asked_form in ((name, None), (bare, form)):
        for spelling in spellings(each):
            if spelling in graphs:
                return view.snapshot.graphs.named(spelling), asked_form
    once = [iri for each in (name, bare) for iri in possible(f"{view.addresses.base}graph/", each)]
    if view.snapshot.graphs.asserted.value in once:
        raise Gone(_NOT_STORED)
    refuse_deleted(request.app.state.service.state, view.snapshot, once)
    raise NotFound(
        "Version {shown} has no graph {name}; it has {graphs}.",
        shown=view.snapshot.shown,
        name=name[:80],
        graphs=", ".join(sorted(graphs)),
    )


def _present(view: RequestView) -> list[str]:
    """Return the names of the graphs, without the base."""
    base = view.addresses.base
    return [name.removeprefix(base) for name in view.snapshot.manifest.graphs if name.startswith(base)]


def _about(name: str) -> str:
    """Return the text that describes the content of the graph with this name."""
    word = f"graph_{name.partition('/')[0]}"
    return word if word in WORDS else "graph_other"


def _graph_page(request: Request, view: RequestView, graph: NamedNode, path: str, carried: dict[str, str]) -> Response:
    name = graph.value.removeprefix(f"{view.addresses.base}graph/")
    return page(
        request, "graph.html", view.reader, view.addresses, headers=carried,
        name=name,
        about=speaker(view.reader.language)(_about(name)),
        sparql=_LOOK.format(graph),
        count=view.snapshot.count(graph),
        formats=offers(view, path),
        view=view,
        iri=graph.value,
    )  # fmt: skip
