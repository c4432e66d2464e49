"""The page of `/changes`: sentences with names and links, and a form to choose two documents or versions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.comparison.compare import Change, Comparison
from graph_api.comparison.names import Names, OneSide, names_of
from graph_api.comparison.readable import Value
from graph_api.comparison.sides import Sides
from graph_api.linked_data.row_notes import RowNote
from graph_api.response_cache import page_once
from graph_api.service import Service
from graph_api.site.formatting import shown_day
from graph_api.site.labels import Label
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView
from graph_api.site.texts import speaker
from graph_store.documents import documents_of
from graph_store.terms import Term

SHOWN: Final = 400
"""Most things in one list of a page; the others are only counted."""

Compared = Callable[[], Comparison]
"""Makes a comparison."""

Link = tuple[Label, str | None]
"""A name, and the address that it leads to."""


@dataclass(frozen=True, slots=True)
class Field:
    """The change of one field: its name, its values on both sides, and the rows that state them."""

    label: Link
    before: list[Link]
    after: list[Link]
    rows: list[tuple[RowNote, str | None]]


@dataclass(frozen=True, slots=True)
class List:
    """The first members of a list, and the number of the others."""

    shown: Sequence[Any]
    total: int

    @property
    def cut(self) -> int:
        """The number of members that are not shown."""
        return self.total - len(self.shown)


def changes_page(
    request: Request, view: RequestView, sides: Sides | None, compared: Compared, carried: Mapping[str, str]
) -> Response:
    """Return the page of two sides, or only its form without them; `compared` is called only to render the page."""

    def made() -> Response:
        return page(
            request, "changes.html", view.reader, view.addresses, headers=carried, view=view,
            choices=_choices(request, view), usual=_usual(request, view), asked=_asked(request, view, sides),
            told=_told(compared(), names_of(request, view, sides)) if sides else None,
        )  # fmt: skip

    return page_once(request, carried, made)


def _asked(request: Request, view: RequestView, sides: Sides | None) -> tuple[tuple[str, Label], ...]:
    """Return the name and the label of each side."""
    known = dict(_choices(request, view))
    names = (str(sides.old.name), str(sides.new.name)) if sides else ()
    return tuple((each, known.get(each, Label(each))) for each in names)


def _choices(request: Request, view: RequestView) -> list[tuple[str, Label]]:
    """Return what can be compared: the documents of the version, then the kept versions, the newest first."""
    service: Service = request.app.state.service
    labels = view.labels()
    say = speaker(view.reader.language)
    documents = [(each.key, labels.of(NamedNode(each.iri))) for each in documents_of(view.snapshot.manifest)][::-1]
    there = (each for each in service.state.manifests()[::-1] if service.state.withdrawn(each.version) is None)
    days = ((each.version, shown_day(each.created, view.reader.language)) for each in there)
    return [
        *documents,
        *((str(number), Label(f"{say('version_title', n=number).lower()} · {day}")) for number, day in days),
    ]


def _told(found: Comparison, names: Names) -> dict[str, Any]:
    """Return the lists of a comparison, in the words of one reader."""
    telling, did = _Telling(names), found.actions
    return {
        "new": telling.things(found.new),
        "ended": telling.things(found.ended),
        "changed": telling.changed(found.changed),
        "actions": {
            "continued": telling.pairs(did.continued),
            "replaced": telling.pairs(did.replaced),
            "dropped": telling.things(did.dropped),
            "new": telling.things(did.new),
        },
    }


def _usual(request: Request, view: RequestView) -> tuple[str, str]:
    """Return what the form proposes: the last two documents if there are two, otherwise the last two versions."""
    documents = [each.key for each in documents_of(view.snapshot.manifest)]
    names = documents if len(documents) > 1 else [str(each) for each in request.app.state.service.state.versions()]
    return names[-2:][0], names[-1]


class _Telling:
    """The things of a comparison with their names and addresses."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def things(self, values: Sequence[Value]) -> List:
        return List([(*self._link(each.term), self._names.kind(each.term)) for each in values[:SHOWN]], len(values))

    def pairs(self, pairs: Sequence[tuple[Value, Value]]) -> List:
        return List(
            [(self._link(later.term), self._link(earlier.term)) for later, earlier in pairs[:SHOWN]], len(pairs)
        )

    def changed(self, changes: Sequence[Change]) -> List:
        things = [list(group) for _, group in groupby(changes, key=lambda change: change.thing.term)]
        shown = [(self._link(group[0].thing.term), [self._field(each) for each in group]) for group in things[:SHOWN]]
        return List(shown, len(things))

    def _field(self, change: Change) -> Field:
        old, new = self._names.old, self._names.new
        rows = [*old.rows(change.old_rows), *new.rows(change.new_rows)]
        label = (new.label(change.predicate), new.href(change.predicate))
        before, after = _links(old, change, change.before), _links(new, change, change.after)
        return Field(label, before, after, list(_once(rows)))

    def _link(self, term: Term) -> Link:
        side = self._names.new if self._names.new.has(term) else self._names.old
        return self._names.of(term), side.href(term)


def _links(side: OneSide, change: Change, values: Iterable[Value]) -> list[Link]:
    return [(side.label(each.term, change.predicate), side.href(each.term)) for each in values]


def _once(rows: Iterable[tuple[RowNote, str | None]]) -> Iterator[tuple[RowNote, str | None]]:
    """Yield each place of a row once; a row that states both values is linked where it states the new one."""
    places = {(note.row, note.file, note.line): (note, href) for note, href in rows}
    yield from places.values()
