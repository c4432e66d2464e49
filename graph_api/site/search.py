"""`/search?q=`: things by name, as a page or as JSON."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import orjson
from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.asked import Asked, asked
from graph_api.site.freshness import headers, unchanged
from graph_api.site.labels import Label, Labels
from graph_api.site.pages import page
from graph_store.formats import HTML, Format, Kind, negotiate
from graph_store.terms import RDF_TYPE
from ontology.terms import DCT_IDENTIFIER, RDFS_LABEL, SKOS_ALT_LABEL, SKOS_PREF_LABEL

JSON = Format("json", Kind.PAGE, "application/json", ".json")

_LONGEST_QUERY = 200
_SHOWN = 50
_SEARCHED = (SKOS_PREF_LABEL, RDFS_LABEL, SKOS_ALT_LABEL, DCT_IDENTIFIER)


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found: its name, its kind, and the other name that matched."""

    iri: NamedNode
    href: str
    label: Label
    kind: str
    found: Label | None


def search(request: Request) -> Response:
    """Answer the things whose name or key holds every word of `q`, the closest first, 50 at most.

    JSON for clients that ask for it: `{"query", "total", "results": [{"id", "label", "kind"}]}`.
    """
    view = asked(request)
    query = request.query_params.get("q", "").strip()[:_LONGEST_QUERY]
    form = negotiate(request.headers.get("accept", ""), (HTML, JSON), request.query_params.get("format"))
    carried = headers(request, view, form.name)
    return unchanged(request, carried) or _answer(request, view, query, form, carried)


def _answer(request: Request, view: Asked, query: str, form: Format, carried: dict[str, str]) -> Response:
    found = _ranked(view, fold(query).split())
    results = _results(view, found[:_SHOWN])
    if form is JSON:
        return _json(query, len(found), results, carried)
    return page(
        request, "search.html", view.reader, view.addresses, headers=carried,
        query=query, total=len(found), results=results,
    )  # fmt: skip


def fold(text: str) -> str:
    """A text without case and accents, so that `Coördinator` is found by `coordinator`."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in spread if not unicodedata.combining(character))


def _ranked(view: Asked, words: list[str]) -> list[tuple[NamedNode, Literal]]:
    """Each thing once with the name that fits best: whole name, start of it, start of a word, anywhere."""
    if not words:
        return []
    best: dict[NamedNode, tuple[tuple[int, int, str], Literal]] = {}
    for thing, name in _names(view):
        folded = fold(name.value)
        if all(word in folded for word in words):
            grade = (_distance(folded, words), len(folded), folded)
            if thing not in best or grade < best[thing][0]:
                best[thing] = (grade, name)
    ranked = sorted(best.items(), key=lambda pair: (pair[1][0], pair[0].value))
    return [(thing, name) for thing, (_, name) in ranked]


def _names(view: Asked) -> Iterator[tuple[NamedNode, Literal]]:
    columns, things = view.snapshot.columns(view.scope), f"{view.addresses.base}id/"
    for predicate in _SEARCHED:
        for thing, names in columns.objects(predicate).items():
            if isinstance(thing, NamedNode) and thing.value.startswith(things):
                yield from ((thing, name) for name in names if isinstance(name, Literal))


def _distance(folded: str, words: list[str]) -> int:
    if folded == " ".join(words):
        return 0
    if folded.startswith(words[0]):
        return 1
    return 2 if all(f" {word}" in f" {folded}" for word in words) else 3


def _results(view: Asked, found: list[tuple[NamedNode, Literal]]) -> list[Result]:
    labels = Labels(view.snapshot, view.reader.order, view.reader.language)
    return [_result(view, labels, thing, name) for thing, name in found]


def _result(view: Asked, labels: Labels, thing: NamedNode, name: Literal) -> Result:
    label, matched = labels.of(thing), labels.of(name)
    href = view.addresses.of(thing) or "/"
    return Result(thing, href, label, _kind(view, labels, thing), matched if matched.text != label.text else None)


def _kind(view: Asked, labels: Labels, thing: NamedNode) -> str:
    """The name of a class that a source states, the first by IRI."""
    ours = f"{view.addresses.base}ns#"
    graphs = (view.snapshot.graphs.asserted, view.snapshot.graphs.reference, view.snapshot.graphs.synthetic)
    stated = [quad.object for graph in graphs for quad in view.snapshot.quads(thing, RDF_TYPE, None, graph)]
    classes = [each for each in stated if isinstance(each, NamedNode) and each.value.startswith(ours)]
    return labels.of(min(classes, key=lambda each: each.value)).text if classes else ""


def _json(query: str, total: int, results: list[Result], carried: dict[str, str]) -> Response:
    listed = [{"id": each.iri.value, "label": each.label.text, "kind": each.kind} for each in results]
    body = orjson.dumps({"query": query, "total": total, "results": listed})
    return Response(body, media_type="application/json", headers=carried)
