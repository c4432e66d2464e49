"""`/row/…` and `/source/…`: documents about the origin of facts."""

from pyoxigraph import Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.linked_data.name_lookup import raw_name
from graph_api.linked_data.provenance import Evidence
from graph_api.linked_data.representation import (
    as_rdf,
    choose,
    context_link,
    offers,
    rdf_response,
    relations,
)
from graph_api.linked_data.resolving import resolve, unless_held
from graph_api.linked_data.row_notes import RowNote, file_name, graphs_of, note
from graph_api.linked_data.source_lines import Citations, whole_text
from graph_api.linked_data.thing_description import Document, describe, part_links, whole
from graph_api.site.addresses import path_text
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, page_number
from graph_api.site.sentences import sentence
from graph_store.fact_digest import fact_digest
from graph_store.formats import HTML
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import order
from ontology.namespaces import row_base, row_parts

_SEARCHED = 50_000


@unless_held
def row_document(request: Request, view: RequestView) -> Response:
    """Answer with the document about a row: its file, line and source lines, and the facts it states.

    Raises: NotFound (404), Gone (410), NotAcceptable (406).
    """
    return _document(request, view, "row")


@unless_held
def source_document(request: Request, view: RequestView) -> Response:
    """Answer with the document about an inventory: its file, hash and rows.

    Raises: NotFound (404), Gone (410), NotAcceptable (406).
    """
    return _document(request, view, "source")


def statements(snapshot: Snapshot, scope: Scope, row: NamedNode) -> list[Triple]:
    """Return the facts that a row states and a reader may see; graphs of more than 50 000 facts are not searched."""
    graphs = [graph for graph in _graphs_with(snapshot, scope, row) if snapshot.count(graph) <= _SEARCHED]
    digests = snapshot.rows.facts(row.value)
    found = {quad.triple for g in graphs for quad in snapshot.quads(g=g) if fact_digest(quad.triple) in digests}
    return sorted(found, key=lambda t: (order(t.subject), order(t.predicate), order(t.object)))


def _graphs_with(snapshot: Snapshot, scope: Scope, row: NamedNode) -> list[NamedNode]:
    """Return the graphs that may hold the facts of a row."""
    stem = row_parts(row.value, snapshot.graphs.base)[0]
    names = (graphs_of(snapshot, row) or {f"source/{stem}"}) - (set() if scope.synthetic else {"synthetic"})
    return [snapshot.graphs.ended, *(snapshot.graphs.named(name) for name in sorted(names))]


def _document(request: Request, view: RequestView, kind: str) -> Response:
    subject, by_suffix = resolve(request, view, f"{kind}/", raw_name(request, f"/{kind}/"))
    form, path = choose(request, by_suffix), "/" + path_text(subject.value.removeprefix(view.addresses.base))
    same = unchanged(request, headers(request, view, form.name, is_data=form is not HTML))
    if same is not None:
        return same
    document = describe(view.snapshot, view.scope, subject, page_number(request))
    links = relations(view, path, subject, page=document.page, pages=document.pages)
    carried = headers(request, view, form.name, links, is_data=form is not HTML)
    if form is not HTML:
        triples = [*whole(view.snapshot, view.scope, document), *part_links(document, _address(view, path))]
        link = context_link(request, view.addresses.base)
        return rdf_response(as_rdf(triples, form, view.addresses.base, subject, link=link), form, carried)
    return _PAGES[kind](request, view, document, path, carried)


def _address(view: RequestView, path: str) -> str:
    return view.addresses.base.rstrip("/") + path


def _row_page(request: Request, view: RequestView, document: Document, path: str, carried: dict[str, str]) -> Response:
    labels = view.labels()
    stands, triples = note(view.snapshot, document.subject), statements(view.snapshot, view.scope, document.subject)
    evidence = Evidence(view.snapshot, view.scope, triples)
    stated = [(triple, evidence.bases(stands, [triple])) for triple in triples]
    return page(
        request, "row.html", view.reader, view.addresses, headers=carried,
        name=labels.of(document.subject),
        note=stands,
        cite=Citations(view.snapshot, labels.text, view.reader.language),
        sentences=[(sentence(triple, labels, view), bases) for triple, bases in stated],
        has_bases=any(bases != [stands.basis] for _, bases in stated),
        formats=offers(view, path),
        address=view.addresses.of,
        document=document,
        view=view,
        iri=document.subject.value,
    )  # fmt: skip


def _source_page(
    request: Request, view: RequestView, document: Document, path: str, carried: dict[str, str]
) -> Response:
    labels = view.labels()
    file = file_name(view.snapshot, document.subject)
    start = row_base(view.addresses.base)
    named = (t.subject for t in document.incoming if isinstance(t.subject, NamedNode))
    rows = [note(view.snapshot, each) for each in named if each.value.startswith(start)]
    return page(
        request, "source.html", view.reader, view.addresses, headers=carried,
        file=file,
        hash=_hash(document),
        cite=Citations(view.snapshot, labels.text, view.reader.language),
        text=whole_text(view.snapshot, file),
        rows=sorted(rows, key=_by_line),
        formats=offers(view, path),
        address=view.addresses.of,
        document=document,
        view=view,
        iri=document.subject.value,
    )  # fmt: skip


_PAGES = {"row": _row_page, "source": _source_page}


def _hash(document: Document) -> str:
    hashes = [triple.object for triple in document.outgoing if triple.predicate.value.endswith("#sha256")]
    return min((value.value for value in hashes if isinstance(value, Literal)), default="")


def _by_line(row: RowNote) -> tuple[int, str]:
    return (row.line or 0, row.row.value)
