"""How each kind of field reads its value: a look-up in a column of the facts its source is seen through."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_api.graphql.asking import Asking, Item, Lens
from graph_api.graphql.dates import Precision, When
from graph_api.graphql.facts import THING, Text
from graph_api.graphql.languages import chosen
from graph_api.graphql.selecting import Info, Page, listed, page
from graph_store.errors import InvalidValue, MultipleValues, NotFound

Given = Mapping[str, Any]
Read = Callable[[Any, Info, Given], Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """A thing on a page, with its cursor."""

    item: Item
    cursor: str


@dataclass(frozen=True, slots=True)
class Interval:
    """The days a date covers."""

    date: str
    earliest: str
    latest: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Totals:
    """One kind of figure over the things of a connection."""

    page: Page
    operation: str


def members(name: str) -> Read:
    """The things at the other end, as a list."""

    def read(item: Item, info: Info, given: Given) -> list[Item]:
        lens = info.context.lens(item.lens, given)
        _check_sound(lens, name, item.iri)
        return [Item(iri, lens) for iri in listed(info, lens.facts.of(name).get(item.iri, ()), lens, given)]

    return read


def connection(name: str) -> Read:
    """The things at the other end, page by page."""

    def read(item: Item, info: Info, given: Given) -> Page:
        lens = info.context.lens(item.lens, given)
        _check_sound(lens, name, item.iri)
        return page(info, lens.facts.of(name).get(item.iri, ()), lens, given)

    return read


def one(name: str) -> Read:
    """The thing at the other end."""

    def read(item: Item, info: Info, given: Given) -> Item | None:
        lens = info.context.lens(item.lens, given)
        iri = _single(Item(item.iri, lens), name, info)
        info.context.spend(1)
        return None if iri is None else Item(iri, lens)

    return read


def value(name: str) -> Read:
    """The one value, as it is."""
    return lambda item, info, given: _single(item, name, info)


def values(name: str) -> Read:
    """All values, as they are."""

    def read(item: Item, info: Info, given: Given) -> list[Any]:
        _check_sound(item.lens, name, item.iri)
        return list(item.lens.facts.of(name).get(item.iri, ()))

    return read


def text(name: str) -> Read:
    """The text in the language that comes first."""

    def read(item: Item, info: Info, given: Given) -> str | None:
        lens = info.context.lens(item.lens, given)
        _check_sound(lens, name, item.iri)
        found = lens.facts.of(name).get(item.iri, ())
        best = chosen(found, lens.languages)
        if best is None:
            _absent(info)
            return None
        if name != "label" and sum(each.lang == best.lang for each in found) > 1:
            raise MultipleValues(f"{item.iri} has several values of {name} in the language {best.lang!r}")
        return best.value

    return read


def texts(name: str) -> Read:
    """All texts with their languages."""

    def read(item: Item, info: Info, given: Given) -> list[Text]:
        _check_sound(item.lens, name, item.iri)
        found: Sequence[Text] = item.lens.facts.of(name).get(item.iri, ())
        tag = given.get("lang")
        return list(found) if tag is None else [each for each in found if each.lang.casefold() == tag.casefold()]

    return read


def strings(name: str) -> Read:
    """All texts without their languages."""
    read = texts(name)
    return lambda item, info, given: [each.value for each in read(item, info, given)]


def date(name: str) -> Read:
    """The one date, as EDTF."""

    def read(item: Item, info: Info, given: Given) -> str | None:
        found: When | None = _single(item, name, info)
        return None if found is None else found.text

    return read


def dates(name: str) -> Read:
    """All dates, as EDTF."""
    read = values(name)
    return lambda item, info, given: [each.text for each in read(item, info, given)]


def interval(name: str) -> Read:
    """The days the one date covers."""

    def read(item: Item, info: Info, given: Given) -> Interval | None:
        found: When | None = _single(item, name, info)
        return None if found is None else Interval(found.text, found.first, found.last, found.precision)

    return read


def lookup(declared: str) -> Read:
    """One thing by IRI or key, which has to be of the declared class. Raises: NotFound (404)."""

    def read(source: object, info: Info, given: Given) -> Item:
        lens = info.context.lens(None, given)
        return Item(find(info.context, given["id"], declared), lens)

    return read


def find(asking: Asking, name: str, declared: str = THING) -> str:
    """The IRI of a thing that the version knows. Raises: NotFound (404), BadRequest (400)."""
    iri = asking.iri(name)
    if not asking.exists(iri):
        raise NotFound(f"nothing in version {asking.snapshot.version} is named {name}")
    if declared != THING and declared not in asking.whole.types(iri):
        raise NotFound(f"{name} is no {declared}")
    return iri


def everything(declared: str) -> Read:
    """The members of a class, page by page."""

    def read(source: object, info: Info, given: Given) -> Page:
        lens = info.context.lens(None, given)
        return page(info, lens.facts.instances(declared), lens, given)

    return read


def nodes(source: Page, info: Info, given: Given) -> list[Item]:
    """The things on the page."""
    return [Item(iri, source.lens) for iri in source.shown]


def edges(source: Page, info: Info, given: Given) -> list[Edge]:
    """The things on the page with their cursors."""
    return [Edge(Item(iri, source.lens), source.cursor(iri)) for iri in source.shown]


def aggregate(source: Page, info: Info, given: Given) -> Page:
    """The connection itself, from which figures are taken."""
    return source


def totals(operation: str) -> Read:
    """One kind of figure over the whole connection."""
    return lambda source, info, given: Totals(source, operation)


def total(name: str) -> Read:
    """The figure of one property over the whole connection; None when nothing has a value."""

    def read(source: Totals, info: Info, given: Given) -> float | None:
        column = source.page.lens.facts.of(name)
        found = [each for iri in source.page.iris for each in column.get(iri, ())]
        return OPERATIONS[source.operation](found) if found else None

    return read


OPERATIONS: Mapping[str, Callable[[list[Any]], Any]] = {
    "sum": sum,
    "avg": lambda found: sum(found) / len(found),
    "min": min,
    "max": max,
}


def _single(item: Item, name: str, info: Info) -> Any:
    """The one value. Raises: MultipleValues, InvalidValue (500) naming thing and property."""
    _check_sound(item.lens, name, item.iri)
    found = item.lens.facts.of(name).get(item.iri)
    if found is None:
        _absent(info)
        return None
    if len(found) > 1:
        raise MultipleValues(f"{item.iri} has {len(found)} values of {name}, which has one at most")
    return found[0]


def _absent(info: Info) -> None:
    info.context.note_not_stated(info.path.as_list())


def _check_sound(lens: Lens, name: str, iri: str) -> None:
    facts = lens.facts
    facts.of(name)
    if facts.faults and (name, iri) in facts.faults:
        raise InvalidValue(f"{iri} has the value {facts.faults[name, iri]} of {name}, which is of another kind")
