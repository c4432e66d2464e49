"""Pages of the kind `timeline`: everything with a date, or the dated things around a single thing, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.labels import Label
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.specific_classes import SpecificClasses
from graph_api.site.thing_dates import Dates
from graph_api.site.thing_lookup import thing_asked
from ontology.folder_sections import PageSection


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated thing; its first or last day is empty when it is not stated."""

    first: str
    last: str
    date: str
    label: Label
    kind: Label
    href: str | None

    @property
    def place(self) -> str:
        """The day to sort it by."""
        return self.first or self.last


def timeline(page: PageSection, request: Request) -> Response:
    """Answer with the dated things by year; `?about=KEY` keeps those that a fact links to one thing.

    Raises: NotFound (404) when that thing does not exist.
    """
    view = request_view(request)
    about = thing_asked(request, view, "about")
    labels = view.labels()
    return answer(request, view, "timeline.html", lambda: {
        "asked": page,
        "about": labels.of(about) if about else None,
        "about_href": view.addresses.of(about) if about else None,
        "years": years(view, _around(view, about) if about else None),
    })  # fmt: skip


def years(view: RequestView, among: set[NamedNode] | None = None) -> list[tuple[str, list[Moment]]]:
    """Return the dated things by the year in which they begin, or else end."""
    return [(year, list(found)) for year, found in groupby(_in_order(view, among), key=lambda each: each.place[:4])]


def moments_around(view: RequestView, thing: NamedNode) -> list[Moment]:
    """Return the thing itself and the things that a fact links to it, if they have a date, in order."""
    return _in_order(view, _around(view, thing))


def _in_order(view: RequestView, among: set[NamedNode] | None) -> list[Moment]:
    return sorted(_moments(view, among), key=lambda each: (each.place, each.label.text.casefold()))


def _moments(view: RequestView, among: set[NamedNode] | None) -> Iterable[Moment]:
    dates, kinds = Dates(view), SpecificClasses(view)
    labels = view.labels()
    things = f"{view.addresses.base}id/"
    for thing in view.listed(dates.dated()):
        if isinstance(thing, NamedNode) and thing.value.startswith(things) and (among is None or thing in among):
            yield Moment(
                dates.earliest(thing), dates.latest(thing), dates.of(thing),
                labels.of(thing), kinds.of(thing), view.addresses.of(thing),
            )  # fmt: skip


def _around(view: RequestView, thing: NamedNode) -> set[NamedNode]:
    """Return the thing and all things that one fact links to it."""
    ends = [triple.object for triple in view.snapshot.triples(view.scope, s=thing)]
    ends += [triple.subject for triple in view.snapshot.triples(view.scope, o=thing)]
    return {thing, *(end for end in ends if isinstance(end, NamedNode))}
