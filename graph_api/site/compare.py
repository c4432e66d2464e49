"""Pages of the kind `compare`, `?a=&b=`: what two things share, and what only one of them has."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.folder_pages import class_iris
from graph_api.site.labels import Label, Labels
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.thing_lookup import key_of, thing_asked
from graph_store.terms import Term
from ontology.folder_sections import PageSection
from ontology.namespaces import row_base
from ontology.vocabulary import Kind, Vocabulary

_Values = list[tuple[Label, str | None]]


@dataclass(frozen=True, slots=True)
class Row:
    """One property: the shared values, those of the first thing only, and those of the second only."""

    label: Label
    both: _Values
    first: _Values
    second: _Values


def compare(page: PageSection, request: Request) -> Response:
    """Answer with the properties of two things side by side; without two things, with the form to choose them.

    Raises: NotFound (404) for an unknown key.
    """
    view = request_view(request)
    first, second = thing_asked(request, view, "a"), thing_asked(request, view, "b")
    both = first is not None and second is not None and first != second
    return answer(request, view, "compare.html", lambda: {
        "asked": page,
        "choices": _choices(view, page),
        "first": _named(view, first),
        "second": _named(view, second),
        "same": first is not None and first == second,
        "rows": rows(view, page, first, second) if both and first and second else [],
    })  # fmt: skip


def rows(view: RequestView, page: PageSection, first: NamedNode, second: NamedNode) -> list[Row]:
    """Return the properties that link either thing to another, shared values first."""
    columns = view.snapshot.columns(view.scope)
    labels = view.labels()
    found, row = [], row_base(view.addresses.base)
    for name, term in Vocabulary.load(view.addresses.base).properties.items():
        if term.kind is Kind.THING and name not in page.without:
            shown = (view.listed(columns.objects(term.iri).get(each, ())) for each in (first, second))
            one, other = (_things(values, row) for values in shown)
            if one | other:
                parts = (_values(view, labels, values) for values in (one & other, one - other, other - one))
                found.append(Row(labels.of(term.iri), *parts))
    return sorted(found, key=lambda row: (-len(row.both), row.label.text.casefold()))


def _things(values: Iterable[Term], row: str) -> set[NamedNode]:
    """Return the things among the values, without rows of the inventories."""
    return {each for each in values if isinstance(each, NamedNode) and not each.value.startswith(row)}


def _values(view: RequestView, labels: Labels, values: set[NamedNode]) -> _Values:
    shown = [(labels.of(each), view.addresses.of(each)) for each in values]
    return sorted(shown, key=lambda value: value[0].text.casefold())


def _choices(view: RequestView, page: PageSection) -> list[tuple[str, Label]]:
    """Return the keys and names to choose from."""
    labels = view.labels()
    base = view.addresses.base
    members = {each for iri in class_iris(page.classes, base) for each in view.members(iri)}
    named = [(key_of(each, base), labels.of(each)) for each in members]
    return sorted(named, key=lambda choice: choice[1].text.casefold())


def _named(view: RequestView, thing: NamedNode | None) -> tuple[str, Label, str | None] | None:
    if thing is None:
        return None
    labels = view.labels()
    return key_of(thing, view.addresses.base), labels.of(thing), view.addresses.of(thing)
