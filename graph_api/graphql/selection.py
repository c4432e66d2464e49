"""Selection of the things that a field returns: filtered, sorted, and limited to a page.

A filter or order is compiled once for each field of a document, and then used for every parent.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, NamedTuple, Self, overload

from strawberry import UNSET

from graph_api.graphql.filters import Filters, Test
from graph_api.graphql.ordering import Orders
from graph_api.graphql.request_context import Call, Lens
from graph_api.moments import Moment
from graph_store.errors import BadCursor, BadRequest, CursorExpired
from graph_store.snapshot import Snapshot

MAX_LIST = 1_000
"""Limit of the things in one list or page."""

CHUNK = 1_024
"""Number of conditions to test between two checks of the time limit."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The requested part of a list."""

    first: int | None
    last: int | None
    after: str | None
    before: str | None


class Chooser:
    """The compiled filter, order and page of one field with one lens; `tried` are things of which none passes."""

    def __init__(self, call: Call, lens: Lens) -> None:
        self.context, self.lens = call.context, lens
        self.conditions, orders = argument(call.given, "filter"), argument(call.given, "orderBy")
        self.tried: Sequence[str] | None = None
        self._test: Test | None = None
        self._chunk = CHUNK
        if self.conditions is not None:
            filters = Filters(call.context, lens)
            self._test = filters.things(self.conditions)
            self._chunk = max(1, CHUNK // max(1, filters.conditions))
        self._orders = Orders(call.context, lens).compiled(orders) if orders else None
        self.cut = _cut(call.given, lens.snapshot)
        self.is_plain = self._test is None and self._orders is None and self.cut == _WHOLE

    def passing(self, iris: Sequence[str]) -> Sequence[str]:
        """Return the things that pass the filter. Raises: Stopped."""
        self.context.check_time()
        test = self._test
        if test is None:
            return iris
        if len(iris) <= self._chunk:
            found = [iri for iri in iris if test(iri)]
        else:
            found = []
            for start in range(0, len(iris), self._chunk):
                self.context.check_time()
                found += [iri for iri in iris[start : start + self._chunk] if test(iri)]
        if not found:
            self.tried = iris
        return found

    def ordered(self, iris: Sequence[str]) -> Sequence[str]:
        """Return the things in the requested order."""
        return iris if self._orders is None else self._orders(iris)


def chooser(call: Call, lens: Lens) -> Chooser:
    """Return the filter, order and page of this field, compiled at its first use in the document.

    Raises: BadRequest (400) for an argument that cannot be used, CursorExpired (410), BadCursor (400).
    """
    key = call.place, lens
    found: Chooser | None = call.context.choosers.get(key)
    if found is None:
        found = call.context.choosers[key] = Chooser(call, lens)
    return found


class Origin(NamedTuple):
    """The facts behind the edges of a connection: a thing and the name of its property, or the name of a class."""

    name: str
    thing: str | None = None


class Cursor(str):
    """A cursor in an answer, which changes with every version and document."""

    __slots__ = ()

    @property
    def iri(self) -> str:
        """The thing of the cursor, which is the same at every moment."""
        return _decoded(self)[1]


class Page:
    """The source of a connection: all things that pass, and the requested page of them.

    Each part is computed when the document needs it, without a lock. `cached_property` in Python 3.11 has one lock for
    all pages, so a slow filter would block all other documents.
    """

    __slots__ = ("_all", "_bounds", "_chooser", "_iris", "_ordered", "lens", "origin")

    def __init__(self, iris: Sequence[str], chooser: Chooser, origin: Origin | None = None) -> None:
        self._all, self._chooser, self.lens, self.origin = iris, chooser, chooser.lens, origin
        self._iris: Sequence[str] | None = None
        self._ordered: Sequence[str] | None = None
        self._bounds: tuple[int, int] | None = None

    def through(self, lens: Lens) -> Self:
        """Return the same page of the same things, seen through another lens; the things are chosen once."""
        found = copy(self)
        found._ordered, found._iris, found.lens = self.ordered, self.iris, lens
        return found

    @property
    def iris(self) -> Sequence[str]:
        """Return every thing that passes the filter, tested at first use."""
        if self._iris is None:
            self._iris = self._chooser.passing(self._all)
        return self._iris

    @property
    def ordered(self) -> Sequence[str]:
        """Return every thing that passes, in order."""
        if self._ordered is None:
            self._ordered = self._chooser.ordered(self.iris)
        return self._ordered

    @property
    def bounds(self) -> tuple[int, int]:
        """Return the start and end of the page. Raises: BadCursor (400)."""
        if self._bounds is None:
            self._bounds = self._bounded()
        return self._bounds

    @property
    def shown(self) -> Sequence[str]:
        """Return the things on the page."""
        if self._chooser.is_plain:
            return self._all if len(self._all) <= MAX_LIST else self._all[:MAX_LIST]
        start, end = self.bounds
        return self.ordered[start:end]

    def _bounded(self) -> tuple[int, int]:
        cut = self._chooser.cut
        start = self._place(cut.after, -1) + 1
        end = max(start, self._place(cut.before, len(self.ordered)))
        if cut.last is not None:
            return max(start, end - cut.last), end
        return start, min(end, start + (MAX_LIST if cut.first is None else cut.first))

    def cursor(self, iri: str) -> "Cursor":
        """Return a cursor for the thing, valid for the data of this moment."""
        shown = self._chooser.lens.snapshot
        text = json.dumps([shown.version, iri, *filter(None, (shown.document,))], separators=(",", ":"))
        return Cursor(base64.urlsafe_b64encode(text.encode()).decode())

    def _place(self, cursor: str | None, otherwise: int) -> int:
        if cursor is None:
            return otherwise
        iri = _decoded(cursor)[1]
        try:
            return self.ordered.index(iri)
        except ValueError as fault:
            raise BadCursor("the cursor is for {iri}, which is not in this connection", iri=iri) from fault


class PageColumn(Sequence[Page]):
    """The connections of many things with one chooser; a `Page` is made only for a field that needs one."""

    def __init__(self, members: Sequence[Sequence[str]], chooser: Chooser, name: str, things: Sequence[str]) -> None:
        """Create the connections of a property, given the members for each of the things."""
        self._members, self._chooser, self._name, self._things = members, chooser, name, things
        self._pages: list[Page] | None = None

    def __len__(self) -> int:
        return len(self._members)

    @overload
    def __getitem__(self, place: int) -> Page: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Page]: ...
    def __getitem__(self, place: int | slice) -> Page | Sequence[Page]:
        if self._pages is None:
            self._pages = [
                Page(each, self._chooser, Origin(self._name, thing))
                for each, thing in zip(self._members, self._things, strict=True)
            ]
        return self._pages[place]

    @property
    def lens(self) -> Lens:
        """Return the lens of the things."""
        return self._chooser.lens

    @property
    def shown(self) -> Sequence[Sequence[str]]:
        """Return the things on each page."""
        if self._chooser.is_plain and all(len(each) <= MAX_LIST for each in self._members):
            return self._members
        return [page.shown for page in self]

    @property
    def counts(self) -> list[int]:
        """Return the number of things on all pages of each connection."""
        return list(map(len, self._members)) if self._chooser.is_plain else [len(page.iris) for page in self]


_WHOLE = Cut(None, None, None, None)


def _cut(given: Mapping[str, Any], snapshot: Snapshot) -> Cut:
    first, last = size(given, "first", MAX_LIST), size(given, "last", MAX_LIST)
    if first is not None and last is not None:
        raise BadRequest("give first or last, not both")
    after, before = argument(given, "after"), argument(given, "before")
    for cursor in (after, before):
        if cursor is not None and (found := _decoded(cursor)[0]) != Moment.of(snapshot):
            raise CursorExpired(
                "the cursor is for {at}, but the data is version {shown}; begin again, or page through "
                "the other data with {at}",
                at=_at(found),
                shown=snapshot.shown,
            )
    return Cut(first, last, after, before)


def _at(moment: Moment) -> str:
    """Return the directive that reads a moment."""
    document = f', document: "{moment.document}"' if moment.document else ""
    return f"@at(version: {moment.version}{document})"


def _decoded(cursor: str) -> tuple[Moment, str]:
    try:
        version, iri, document = (*json.loads(base64.urlsafe_b64decode(cursor.encode())), "")[:3]
    except (ValueError, TypeError, RecursionError, binascii.Error) as fault:
        raise BadCursor("{cursor!r} is not a cursor of this service", cursor=cursor[:80]) from fault
    if not isinstance(version, int) or not isinstance(document, str) or not isinstance(iri, str):
        raise BadCursor("{cursor!r} is not a cursor of this service", cursor=cursor[:80])
    return Moment(version, document), iri


def size(given: Mapping[str, Any], name: str, most: int) -> int | None:
    """Return the number in an argument. Raises: BadRequest (400) outside its bounds."""
    value = argument(given, name)
    if value is None:
        return None
    if not 0 <= value <= most:
        raise BadRequest("{name} is {value}; it must be 0 to {most}", name=name, value=value, most=most)
    return int(value)


def argument(given: Mapping[str, Any], name: str) -> Any:
    """Return the value of an argument, or None if it is left out."""
    value = given.get(name)
    return None if value is UNSET else value
