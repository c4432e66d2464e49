"""`/search?q=`: finds things by words in their names and texts; as a page or as JSON."""

from collections.abc import Callable
from dataclasses import dataclass

import orjson
from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site import manual_search
from graph_api.site.freshness import headers
from graph_api.site.highlights import Part, marked
from graph_api.site.labels import Label, Labels
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, request_view
from graph_store.formats import HTML, Format, Kind
from graph_store.terms import RDF_TYPE
from ontology.vocabulary import Vocabulary
from queries.search import Entry, Found, Hit, find
from queries.successors import Replacements

JSON = Format("json", Kind.PAGE, "application/json", ".json")

LONGEST_QUERY = 200
"""Characters of a question that are read; the others are ignored."""

_SHOWN = 50
_SHOWN_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found: its name, its kind, the matching text with the words marked, and what replaced it."""

    iri: NamedNode
    href: str
    label: Label
    kind: str
    parts: list[Part]
    hit: Hit
    replaced_by: list[tuple[NamedNode, Label]]


def search(request: Request) -> Response:
    """Answer with the things whose names or texts have every word of `q`, best matches first, at most 50.

    A word also matches longer words that start with it, its other forms, and words with one typing error. JSON
    on request: `{"query", "total", "corrected", "results": [{"id", "label", "kind", "match": {"text", "marks" …}}]}`;
    a replaced thing also has `"replacedBy": [{"id", "label"}]`.
    """
    view = request_view(request)
    query = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    form = format_for(request, (HTML, JSON))
    carried = headers(request, view, form.name)
    return unchanged(request, carried) or _answer(request, view, query, form, carried)


def _answer(request: Request, view: RequestView, query: str, form: Format, carried: dict[str, str]) -> Response:
    found = find(view.snapshot, query, _SHOWN, synthetic=view.scope.synthetic, wanted=_lasting(view))
    results = _results(view, found)
    if form is JSON:
        return _json(query, found, results, carried)
    passages_total, passages = manual_search.find(request.app.state.manual, query, _SHOWN_PASSAGES)
    return page(
        request, "search.html", view.reader, view.addresses, headers=carried,
        view=view, query=query, total=found.total, results=results, corrected=found.corrected,
        passages=passages, passages_total=passages_total, address=view.addresses.of,
    )  # fmt: skip


def _lasting(view: RequestView) -> Callable[[Entry], bool] | None:
    """Return the test of the things to find, if some have ended and are to be left out; replaced ones lead on."""
    gone = {} if view.ended else view.endings
    replacements = Replacements(view.snapshot, view.scope)

    def lasting(entry: Entry) -> bool:
        thing = NamedNode(entry.key)
        return thing not in gone or replacements.date(thing) is not None

    return lasting if gone else None


def _results(view: RequestView, found: Found) -> list[Result]:
    labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
    replacements = Replacements(view.snapshot, view.scope)
    return [_result(view, labels, hit, replacements) for hit in found.hits]


def _result(view: RequestView, labels: Labels, hit: Hit, replacements: Replacements) -> Result:
    thing = NamedNode(hit.key)
    label = labels.of(thing)
    parts = [] if hit.name and hit.text == label.text else marked(hit)
    after = [(each, labels.of(each)) for each in replacements.successors(thing)]
    return Result(thing, view.addresses.of(thing) or "/", label, _kind(view, labels, thing), parts, hit, after)


def _kind(view: RequestView, labels: Labels, thing: NamedNode) -> str:
    """Return the name of a class that a source states, the first by IRI."""
    ours = Vocabulary.load(view.addresses.base).class_names
    stated = [triple.object for triple in view.snapshot.triples(view.scope.stated, thing, RDF_TYPE)]
    classes = [each for each in stated if isinstance(each, NamedNode) and each in ours]
    return labels.of(min(classes, key=lambda each: each.value)).text if classes else ""


def _json(query: str, found: Found, results: list[Result], carried: dict[str, str]) -> Response:
    listed = [_plain(each) for each in results]
    body = orjson.dumps({"query": query, "total": found.total, "corrected": found.corrected, "results": listed})
    return Response(body, media_type="application/json", headers=carried)


def _plain(result: Result) -> dict[str, object]:
    hit = result.hit
    match = {"text": hit.text, "language": hit.language or None, "name": hit.name, "marks": hit.marks}
    found: dict[str, object] = {"id": result.iri.value, "label": result.label.text, "kind": result.kind, "match": match}
    after = [{"id": each.value, "label": label.text} for each, label in result.replaced_by]
    return found | ({"replacedBy": after} if after else {})
