"""The page of `/changes`: sentences with names and links, and a form to choose two documents or versions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.comparison.compare import Change, Comparison
from graph_api.comparison.difference_sentences import DifferenceSentences
from graph_api.comparison.names import Names, names_of
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
from ontology.change_sentences import Told

SHOWN: Final = 400
"""Most things in one list of a page; the others are only counted."""

Compared = Callable[[], Comparison]
"""Makes a comparison."""

Link = tuple[Label | str, str | None]
"""A part of a sentence, and the address that it leads to."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in parts with their links, and the rows that state its values."""

    parts: list[Link]
    rows: list[tuple[RowNote, str | None]]


@dataclass(frozen=True, slots=True)
class List:
    """The sentences about the first members of a list, the number of all of them, and that of the others."""

    shown: list[Sentence]
    total: int
    cut: int


def changes_page(
    request: Request, view: RequestView, sides: Sides | None, compared: Compared, carried: Mapping[str, str]
) -> Response:
    """Return the page of two sides, or only its form without them; `compared` is called only to render the page."""

    def made() -> Response:
        return page(
            request, "changes.html", view.reader, view.addresses, headers=carried, view=view,
            choices=_choices(request, view), usual=_usual(request, view), asked=_asked(request, view, sides),
            found=_told(compared(), names_of(request, view, sides)) if sides else None,
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
        "new": telling.new(found.new),
        "ended": telling.gone(found.ended),
        "changed": telling.changed(found.changed),
        "actions": {
            "continued": telling.pairs("continues", did.continued),
            "replaced": telling.pairs("replaces", did.replaced),
            "dropped": telling.dropped(did.dropped),
            "new": telling.new(did.new),
        },
    }


def _usual(request: Request, view: RequestView) -> tuple[str, str]:
    """Return what the form proposes: the last two documents if there are two, otherwise the last two versions."""
    documents = [each.key for each in documents_of(view.snapshot.manifest)]
    names = documents if len(documents) > 1 else [str(each) for each in request.app.state.service.state.versions()]
    return names[-2:][0], names[-1]


class _Telling:
    """The sentences of a comparison with links."""

    def __init__(self, names: Names) -> None:
        self._names, self._words = names, DifferenceSentences(names)

    def new(self, values: Sequence[Value]) -> List:
        return self._list(self._words.new(values[:SHOWN]), len(values))

    def gone(self, values: Sequence[Value]) -> List:
        return self._list(self._words.gone(values[:SHOWN]), len(values))

    def dropped(self, values: Sequence[Value]) -> List:
        return self._list(self._words.dropped(values[:SHOWN]), len(values))

    def pairs(self, name: str, pairs: Sequence[tuple[Value, Value]]) -> List:
        return self._list(self._words.pairs(name, pairs[:SHOWN]), len(pairs))

    def changed(self, changes: Sequence[Change]) -> List:
        """Return the sentences about the things that changed; the things are counted."""
        things = [list(group) for _, group in groupby(changes, key=lambda change: change.thing.term)]
        shown = [each for group in things[:SHOWN] for change in group for each in self._change(change)]
        return List(shown, len(things), len(things[SHOWN:]))

    def _change(self, change: Change) -> Iterator[Sentence]:
        rows = [*self._names.old.rows(change.old_rows), *self._names.new.rows(change.new_rows)]
        for told in self._words.change(change):
            yield Sentence(self._parts(told), list(_once(rows)))

    def _list(self, sentences: Iterable[Told], total: int) -> List:
        return List([Sentence(self._parts(each), []) for each in sentences], total, max(0, total - SHOWN))

    def _parts(self, told: Told) -> list[Link]:
        return [
            (Label(each.text, each.language), self._names.href(each.term)) if each.term else (each.text, None)
            for each in told
        ]


def _once(rows: Iterable[tuple[RowNote, str | None]]) -> Iterator[tuple[RowNote, str | None]]:
    """Yield each place of a row once; a row that states both values is linked where it states the new one."""
    places = {(note.row, note.file, note.line): (note, href) for note, href in rows}
    yield from places.values()
