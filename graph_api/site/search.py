"""`/search?q=`: finds things by words in their names, texts and subjects; as a page by kind, or as JSON."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import orjson
from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site import manual_search, page_search
from graph_api.site.facets import Facet
from graph_api.site.freshness import headers
from graph_api.site.groups import groups
from graph_api.site.highlights import Part, marked
from graph_api.site.labels import Label, Labels
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.search_filters import SearchFilters
from graph_api.site.texts import speaker
from graph_store.formats import HTML, Format, Kind
from queries.search import Entry, Found, Hit, Way, find
from queries.successors import Replacements

JSON = Format("json", Kind.PAGE, "application/json", ".json")

LONGEST_QUERY = 200
"""Characters of a question that are read; the others are ignored."""

_SHOWN = 50
_SHOWN_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found: its name and kind, the reason with the words marked, and what replaced it."""

    iri: NamedNode
    href: str
    label: Label
    label_parts: list[Part]
    kind: str
    group: str
    reason: str
    parts: list[Part]
    hit: Hit
    replaced_by: list[tuple[NamedNode, Label]]


def search(request: Request) -> Response:
    """Answer with the things whose names, texts or subjects have every word of `q`, best matches first, at most 50.

    `kind`, `theme` and `place` narrow the list. JSON on request: `{"query", "total", "corrected", "filters", "results":
    [{"id", "label", "kind", "group", "match": {"text", "property", "way", "via", "marks" …}}]}`; a replaced thing also
    has `"replacedBy": [{"id", "label"}]`. Raises: BadRequest (400) for an unknown kind, theme or place.
    """
    view = request_view(request)
    query = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    form = format_for(request, (HTML, JSON))
    carried = headers(request, view, form.name)
    return unchanged(request, carried) or _answer(request, view, query, form, carried)


def _answer(request: Request, view: RequestView, query: str, form: Format, carried: dict[str, str]) -> Response:
    labels = view.labels()
    filters = SearchFilters(request, view, labels)
    replacements = Replacements(view.snapshot, view.scope)
    wanted = _wanted(view, filters, replacements)
    found = find(view.snapshot, query, _SHOWN, synthetic=view.scope.synthetic, wanted=wanted)
    results = [_result(view, labels, filters, hit, replacements) for hit in found.hits]
    facets = filters.facets(map(NamedNode, found.things))
    if form is JSON:
        return _json(query, found, facets, results, carried)
    passages_total, passages = manual_search.find(request.app.state.manual, query, _SHOWN_PASSAGES)
    return page(
        request, "search.html", view.reader, view.addresses, headers=carried,
        view=view, query=query, total=found.total, corrected=found.corrected, passages=passages, filters=filters,
        facets=facets, grouped=_grouped(results), shown=len(results), passages_total=passages_total,
        address=view.addresses.of, own_pages=page_search.find(query, view),
    )  # fmt: skip


def _wanted(view: RequestView, filters: SearchFilters, replacements: Replacements) -> Callable[[Entry], bool] | None:
    """Return the test of the things to find, if any: they fit the filters, and last, unless a replaced one leads on."""
    gone = {} if view.ended else view.endings

    def wanted(entry: Entry) -> bool:
        thing = NamedNode(entry.key)
        return (thing not in gone or replacements.date(thing) is not None) and filters.keeps(thing)

    return wanted if gone or filters.chosen else None


def _result(view: RequestView, labels: Labels, filters: SearchFilters, hit: Hit, replacements: Replacements) -> Result:
    thing = NamedNode(hit.key)
    label, after = labels.of(thing), [(each, labels.of(each)) for each in replacements.successors(thing)]
    shows = hit.name and hit.text == label.text
    return Result(
        thing, view.addresses.of(thing) or "/", label, marked(hit) if shows else [], filters.classes.of(thing).text,
        filters.group(thing), _reason(view, labels, hit), [] if shows else marked(hit), hit, after,
    )  # fmt: skip


def _reason(view: RequestView, labels: Labels, hit: Hit) -> str:
    """Return the name of the property whose text matches, and how it matches if that is not plain to see."""
    say, name = speaker(view.reader.language), labels.text(NamedNode(hit.place))
    return f"{name}, {say(_WAYS[hit.way])}" if hit.way in _WAYS else name


_WAYS = {Way.PART: "hit_part", Way.TRANSLATION: "hit_translation", Way.CORRECTION: "hit_correction"}


def _grouped(results: Iterable[Result]) -> dict[str, list[Result]]:
    """Return the results by the group of their kind: that of the best one, those of the graph folder, the others."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.group, []).append(result)
    order = dict.fromkeys([*list(found)[:1], *groups(), *found])
    return {name: found[name] for name in order if name in found}


def _json(
    query: str, found: Found, facets: Iterable[Facet], results: Iterable[Result], carried: dict[str, str]
) -> Response:
    filters = {
        facet.name: [{"value": each.written, "label": each.label.text, "count": each.count} for each in facet.choices]
        for facet in facets
    }
    answer = {"query": query, "total": found.total, "corrected": found.corrected, "filters": filters}
    body = orjson.dumps(answer | {"results": [_plain(each) for each in results]})
    return Response(body, media_type="application/json", headers=carried)


def _plain(result: Result) -> dict[str, object]:
    hit = result.hit
    match = {
        "text": hit.text, "language": hit.language or None, "name": hit.name, "property": hit.place,
        "way": hit.way.name.lower(), "via": hit.via or None, "marks": hit.marks,
    }  # fmt: skip
    found: dict[str, object] = {
        "id": result.iri.value, "label": result.label.text, "kind": result.kind, "group": result.group, "match": match,
    }  # fmt: skip
    after = [{"id": each.value, "label": label.text} for each, label in result.replaced_by]
    return found | ({"replacedBy": after} if after else {})
