"""`/class` and `/class/{name}`: the classes, and the members of one class with facets, sorting, pages and tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site.answers import answer, canonical_link
from graph_api.site.freshness import headers
from graph_api.site.labels import Label
from graph_api.site.list_addresses import ListAddresses
from graph_api.site.map_filters import maps_of
from graph_api.site.member_queries import graphql_text, sparql_text
from graph_api.site.member_tables import CSV, JSON, Written, as_csv, as_json, written_as
from graph_api.site.members import Members, filters_of
from graph_api.site.request_view import RequestView, page_number, request_view
from graph_api.site.thing_dates import Dates
from graph_store.errors import BadRequest, NotFound
from graph_store.formats import HTML
from graph_store.terms import Term
from ontology.vocabulary import Vocabulary

_PAGE = 50
_COLUMNS = 2
_SORTS = ("name", "key", "date")


@dataclass(frozen=True, slots=True)
class KindLine:
    """A class in the list of classes: its name, explanation, number of members, and depth below the broadest class."""

    name: str
    label: Label
    comment: Label
    count: int
    depth: int
    inferred: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A member in a list."""

    label: Label
    key: str
    href: str | None
    date: str
    cells: list[list[tuple[Label, str | None]]]


def classes(request: Request) -> Response:
    """Answer with the classes that have members, broader ones above narrower ones."""
    view = request_view(request)
    return answer(request, view, "classes.html", lambda: {"kinds": _kinds(view)})


def class_members(request: Request) -> Response:
    """Answer with the members of a class that match the filters `f.{property}=value`, as a page, CSV or JSON.

    `?things=` chooses keys, names or IRIs for the things in the cells of CSV and JSON.

    Raises: NotFound (404) for an unknown class; BadRequest (400) for an unknown property, order or choice;
    NotAcceptable (406).
    """
    view, name = request_view(request), request.path_params["name"]
    if name not in Vocabulary.load(view.addresses.base).classes:
        raise NotFound("The vocabulary has no class {name}; /class lists the classes.", name=name[:60])
    form = format_for(request, (HTML, CSV, JSON))
    listed = _Listed(request, view, name)
    if form is HTML:
        return answer(request, view, "class.html", listed.page)
    carried = headers(request, view, form.name, [canonical_link(request, view)])
    carried["Content-Type"] = form.content_type
    made, written = {CSV: as_csv, JSON: as_json}[form], written_as(request)
    return unchanged(request, carried) or Response(
        made(view, name, listed.members, listed.ordered(), written), headers=carried
    )


class _Listed:
    """One list: a class, its filters and its order."""

    def __init__(self, request: Request, view: RequestView, name: str) -> None:
        self._view, self._name, self._path = view, name, request.url.path
        self._number = page_number(request)
        self._order = request.query_params.get("sort", "name")
        self._falling = request.query_params.get("falling", "") == "1"
        if self._order not in _SORTS:
            raise BadRequest(
                "sort={given!r} is not accepted; it takes {accepted}.",
                given=self._order[:40],
                accepted=", ".join(_SORTS),
            )
        self._filters = filters_of(request.query_params.multi_items())
        self.members = Members(view, name, self._filters)
        self._labels = view.labels()
        self._dates = Dates(view)

    def ordered(self) -> list[NamedNode]:
        """Return the matching members in the requested order; those without a date come last in both directions."""
        found = sorted(self.members.found, key=self._rank, reverse=self._falling)
        return sorted(found, key=lambda each: not self._dates.place(each)) if self._order == "date" else found

    def page(self) -> Mapping[str, object]:
        """Return the content of the page."""
        found, view = self.ordered(), self._view
        base, lasting = view.addresses.base, bool(view.endings) and not view.ended
        term = Vocabulary.load(base).classes[self._name]
        columns = self.members.columns(_COLUMNS)
        shown = found[(self._number - 1) * _PAGE : self._number * _PAGE]
        if not shown and self._number > 1:
            raise NotFound("This list has no page {number}.", number=self._number)
        return {
            "name": self._name,
            "term": self._labels.of(term.iri),
            "comment": self._labels.best([Literal(t, language=g) for g, t in term.comments.items() if g]),
            "inferred_kind": term.inferred,
            "total": len(self.members.everyone),
            "found": len(found),
            "facets": self.members.facets(),
            "chosen": self.members.chosen(),
            "columns": [(column, self.members.label(column)) for column in columns],
            "dated": any(map(self._dates.place, self.members.everyone)),
            "lines": [self._line(each, columns) for each in shown],
            "page": self._number,
            "pages": max(1, -(-len(found) // _PAGE)),
            "order": self._order,
            "falling": self._falling,
            "here_with": self._addresses(),
            "maps": [
                ListAddresses(map_.path, self._filters, view.addresses.kept) for map_ in maps_of(self._name, base)
            ],
            "written": list(Written),
            "sparql": sparql_text(self._name, self._filters, base, lasting=lasting),
            "graphql": graphql_text(self._name, self._filters, base, lasting=lasting),
        }

    def _addresses(self) -> ListAddresses:
        order = {"sort": self._order if self._order != "name" else "", "falling": "1" if self._falling else ""}
        return ListAddresses(self._path, self._filters, {**self._view.addresses.kept, **order})

    def _rank(self, member: NamedNode) -> tuple[str, str]:
        if self._order == "key":
            return self.members.written(member), ""
        if self._order == "date":
            return self._dates.place(member), member.value
        return self._labels.of(member).text.casefold(), member.value

    def _line(self, member: NamedNode, columns: list[str]) -> Line:
        cells = [[self._cell(value, column) for value in self.members.values(member, column)] for column in columns]
        return Line(
            label=self._labels.of(member),
            key=self.members.written(member),
            href=self._view.addresses.of(member),
            date=self._dates.of(member),
            cells=cells,
        )

    def _cell(self, value: Term, column: str) -> tuple[Label, str | None]:
        label = self.members.value_label(value, column)
        return label, self._view.addresses.of(value) if isinstance(value, NamedNode) else None


def _kinds(view: RequestView) -> list[KindLine]:
    """Return the classes with members, as a tree in reading order."""
    vocabulary = Vocabulary.load(view.addresses.base)
    labels = view.labels()
    lines: list[KindLine] = []

    def below(parent: str | None, depth: int) -> None:
        children = [term for term in vocabulary.classes.values() if _first_parent(term.parents) == parent]
        for term in sorted(children, key=lambda each: labels.of(each.iri).text.casefold()):
            count = len(view.members(term.iri))
            comment = labels.best([Literal(t, language=g) for g, t in term.comments.items() if g])
            if count:
                lines.append(KindLine(term.name, labels.of(term.iri), comment, count, depth, term.inferred))
            below(term.name, depth + bool(count))

    below(None, 0)
    return lines


def _first_parent(parents: tuple[str, ...]) -> str | None:
    return parents[0] if parents else None
