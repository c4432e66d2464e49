"""Which things a field returns: filtered, ordered, and cut to a page.

A filter or order is compiled once for each field of a document and then used for every parent.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import strawberry
from strawberry import UNSET

from graph_api.graphql.asking import Asking, Lens
from graph_api.graphql.filters import Filters, Test
from graph_api.graphql.ordering import Orders
from graph_store.errors import BadCursor, BadRequest, CursorExpired, ResultTooLarge

Info = strawberry.Info[Asking, None]

MAX_LIST = 1_000
"""Things in one list or page."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The compiled filter and order of one field under one lens."""

    test: Test | None
    orders: tuple[object, ...]


def selection(info: Info, lens: Lens, given: Mapping[str, Any]) -> Selection:
    """The filter and order of this field, compiled at its first use in the document."""
    asking = info.context
    key = (id(info._raw_info.field_nodes[0]), id(lens.facts))
    found = asking.plans.get(key)
    if found is None:
        conditions = _argument(given, "filter")
        orders = _argument(given, "orderBy") or ()
        test = None if conditions is None else Filters(asking, lens.facts).things(conditions)
        found = asking.plans[key] = Selection(test, tuple(orders))
    return found


def listed(info: Info, iris: Sequence[str], lens: Lens, given: Mapping[str, Any]) -> list[str]:
    """The members of a list field: those that pass, in order, from `offset` on, at most `limit`.

    Raises: ResultTooLarge (507) for a list without `limit` that is longer than a list may be; nothing is cut silently.
    """
    chosen = selection(info, lens, given)
    found = _passing(info.context, iris, chosen)
    if chosen.orders:
        found = Orders(info.context, lens).sorted(found, chosen.orders)
    offset, limit = _size(given, "offset", None) or 0, _size(given, "limit", MAX_LIST)
    cut = found[offset:] if limit is None else found[offset : offset + limit]
    if len(cut) > MAX_LIST:
        raise ResultTooLarge(f"this list has {len(cut)} things; ask with limit (at most {MAX_LIST}) or a connection")
    info.context.spend(len(cut))
    return list(cut)


@dataclass
class Page:
    """The source of a connection: every thing that passes, and the part of them asked for."""

    asking: Asking
    lens: Lens
    iris: Sequence[str]
    orders: tuple[object, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def ordered(self) -> Sequence[str]:
        """All of them, in order."""
        return Orders(self.asking, self.lens).sorted(self.iris, self.orders) if self.orders else self.iris

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where the page begins and ends. Raises: BadCursor (400)."""
        first, last = _size(self.given, "first", MAX_LIST), _size(self.given, "last", MAX_LIST)
        start = self._place("after", -1) + 1
        end = max(start, self._place("before", len(self.ordered)))
        start += _size(self.given, "offset", None) or 0
        if last is not None:
            return max(start, end - last), end
        return min(start, end), min(end, start + (MAX_LIST if first is None else first))

    @cached_property
    def shown(self) -> Sequence[str]:
        """The things on the page."""
        start, end = self.bounds
        self.asking.spend(end - start)
        return self.ordered[start:end]

    def cursor(self, iri: str) -> str:
        """A cursor at the thing; it holds for this version of the data."""
        text = json.dumps([self.asking.snapshot.version, iri], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode()

    def _place(self, name: str, otherwise: int) -> int:
        cursor = _argument(self.given, name)
        if cursor is None:
            return otherwise
        iri = _decoded(cursor)[1]
        try:
            return self.ordered.index(iri)
        except ValueError as fault:
            raise BadCursor(f"the cursor names {iri}, which is not in this connection") from fault


def page(info: Info, iris: Sequence[str], lens: Lens, given: Mapping[str, Any]) -> Page:
    """The connection over those that pass the filter.

    Raises: BadCursor (400), CursorExpired (410), BadRequest (400).
    """
    _check_page(given, info.context.snapshot.version)
    chosen = selection(info, lens, given)
    return Page(info.context, lens, _passing(info.context, iris, chosen), chosen.orders, given)


def _check_page(given: Mapping[str, Any], version: int) -> None:
    """Refuse what names no page, even when the document shows nothing that stands on one."""
    first, last = _size(given, "first", MAX_LIST), _size(given, "last", MAX_LIST)
    if first is not None and last is not None:
        raise BadRequest("first and last together name no one page; give one of them")
    _size(given, "offset", None)
    for cursor in (_argument(given, "after"), _argument(given, "before")):
        if cursor is not None and (found := _decoded(cursor)[0]) != version:
            raise CursorExpired(
                f"the cursor is of version {found}, the data of {version}; "
                f"begin again, or page through version {found} with ?version={found}"
            )


def _passing(asking: Asking, iris: Sequence[str], chosen: Selection) -> Sequence[str]:
    asking.check_time()
    return iris if chosen.test is None else [iri for iri in iris if chosen.test(iri)]


def _decoded(cursor: str) -> tuple[int, str]:
    try:
        version, iri = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError, binascii.Error) as fault:
        raise BadCursor(f"{cursor[:80]!r} is no cursor of this service") from fault
    if not isinstance(version, int) or not isinstance(iri, str):
        raise BadCursor(f"{cursor[:80]!r} is no cursor of this service")
    return version, iri


def _size(given: Mapping[str, Any], name: str, most: int | None) -> int | None:
    value = _argument(given, name)
    if value is None:
        return None
    if value < 0 or (most is not None and value > most):
        raise BadRequest(f"{name} is {value}; it may be 0{f' to {most}' if most else ' or more'}")
    return int(value)


def _argument(given: Mapping[str, Any], name: str) -> Any:
    value = given.get(name)
    return None if value is UNSET else value
