"""Readers: the functions that read the value of a field from a column of facts.

Each reader has two methods: `read` for one source, used by the stock executor, and `column` for many things, used by a
plan. Both give the same values. If `column` cannot (one value is faulty), it raises, and the stock executor decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph_api.graphql.columns import Column
from graph_api.graphql.request_context import Call, Item, Lens
from graph_api.graphql.selection import Origin, Page, PageColumn, argument, chooser, size
from graph_api.graphql.transitive_steps import near, steps
from graph_api.graphql.version_facts import Facts
from graph_store.errors import InvalidValue, MultipleValues

Source = Any
"""The source of a field: an Item, a Page or a value, depending on the schema."""


MAX_DEPTH = 100
"""Limit of `depth`, the steps along a transitive property."""


class Unplannable(Exception):
    """Raised if only the stock executor can answer exactly, because its errors have a location in the document."""


class Things(NamedTuple):
    """Several things with the same lens."""

    iris: Sequence[str]
    lens: Lens


@dataclass(frozen=True, slots=True)
class Edge:
    """A thing on a page."""

    item: Item
    page: Page

    @property
    def lens(self) -> Lens:
        """Return the lens of the thing."""
        return self.item.lens

    def through(self, lens: Lens) -> "Edge":
        """Return the same edge, with the thing seen through another lens."""
        return Edge(self.item.through(lens), self.page)


@dataclass(frozen=True)
class Reader:
    """The base of all readers.

    With `notes`, null is listed in `notStated`. With `exact`, the values of a column need no serialisation. With
    `fixed`, the value does not depend on the lens of the field, so the field takes no directives.
    """

    notes = False
    exact = True
    fixed = False

    def read(self, source: Source, call: Call) -> Any:
        """Return the value for one source."""
        raise NotImplementedError

    def column(self, things: Things, call: Call) -> Sequence[Any]:
        """Return the values for many things; a related thing is given by its IRI."""
        return [self.read(Item(iri, things.lens), call) for iri in things.iris]

    def objects(self, sources: Sequence[Source], call: Call) -> list[Any]:
        """Return the values for many sources that are not things."""
        return [self.read(each, call) for each in sources]


@dataclass(frozen=True)
class Plain(Reader):
    """Reads a field with a function."""

    exact = False
    function: Callable[[Source, Call], Any]

    def read(self, source: Source, call: Call) -> Any:
        """Return the result of the function."""
        return self.function(source, call)


@dataclass(frozen=True)
class Fixed(Plain):
    """Reads a value that the fields further out have decided."""

    fixed = True


@dataclass(frozen=True)
class Noted(Plain):
    """Reads a field with a function; null means that the value is not stated."""

    notes = True


@dataclass(frozen=True)
class Iri(Reader):
    """Reads the IRI."""

    fixed = True

    def read(self, source: Source, call: Call) -> Any:
        """Return the IRI of the thing."""
        return source.iri

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the IRI of each thing."""
        return list(things.iris)


@dataclass(frozen=True)
class Id(Iri):
    """Reads the ID: the IRI, followed by the moment if a directive or an ID chose it."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the ID of the thing."""
        return source.iri + source.lens.suffix

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the ID of each thing."""
        suffix = things.lens.suffix
        return [iri + suffix for iri in things.iris] if suffix else list(things.iris)


@dataclass(frozen=True)
class Key(Reader):
    """Reads the key in the inventories, which does not depend on the visible facts."""

    fixed = True

    def read(self, source: Source, call: Call) -> Any:
        """Return the key, or None."""
        return source.lens.whole.key(source.iri)

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the key of each thing."""
        return things.lens.whole.keys_of(things.iris)


@dataclass(frozen=True)
class Types(Reader):
    """Reads the names of the classes of the ontology in the visible facts."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the names in alphabetical order."""
        return sorted(source.lens.facts.types(source.iri))

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the names for each thing; each combination of classes is sorted once."""
        types = things.lens.facts.all_types()
        found = [types.get(iri, frozenset()) for iri in things.iris]
        alike = {names: sorted(names) for names in set(found)}
        return [alike[names] for names in found]


@dataclass(frozen=True)
class Value(Reader):
    """Reads the one value, unchanged."""

    name: str
    notes = True

    def read(self, source: Source, call: Call) -> Any:
        """Return the value, or None. Raises: MultipleValues, InvalidValue (500) naming thing and property."""
        return single(source, self.name)

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the values of all things in one look-up."""
        return [found[0] if found else None for found in map(sound(things, self.name).get, things.iris)]


@dataclass(frozen=True)
class Values(Reader):
    """Reads all values, unchanged."""

    name: str

    def read(self, source: Source, call: Call) -> Any:
        """Return the values in a fixed order."""
        check_sound(source.lens.facts, self.name, source.iri)
        return list(source.lens.facts.of(self.name).get(source.iri, ()))

    def column(self, things: Things, call: Call) -> list[Any]:
        """Return the values of each thing."""
        column = sound(things, self.name)
        return [column.get(iri, ()) for iri in things.iris]


@dataclass(frozen=True)
class Word(Value):
    """Reads the one value from a list of words, each of which has a name in the schema."""

    exact = False


@dataclass(frozen=True)
class Words(Values):
    """Reads all values from such a list."""

    exact = False


@dataclass(frozen=True)
class One(Value):
    """Reads the one related thing."""

    def read(self, source: Source, call: Call) -> Any:
        """Return the thing, or None."""
        iri = single(source, self.name)
        call.context.spend(1)
        return None if iri is None else Item(iri, source.lens)


@dataclass(frozen=True)
class Pages(Reader):
    """Reads the related things of a property in pages; for a transitive property, up to a number of steps away."""

    name: str
    step: str = ""

    def read(self, source: Source, call: Call) -> Any:
        """Return the connection of one thing."""
        lens = source.lens
        check_sound(lens.facts, self.name, source.iri)
        return Page(
            self._related(source.iri, call, lens, lens.facts.of(self.name)),
            chooser(call, lens),
            Origin(self.name, source.iri),
        )

    def column(self, things: Things, call: Call) -> PageColumn:
        """Return the connection of each thing."""
        lens = things.lens
        column, choose = sound(things, self.name), chooser(call, lens)
        if argument(call.given, "depth") is None:
            members = [column.get(iri, ()) for iri in things.iris]
        else:
            members = [self._related(iri, call, lens, column) for iri in things.iris]
        return PageColumn(members, choose, self.name, things.iris)

    def _related(self, iri: str, call: Call, lens: Lens, column: Column) -> Sequence[str]:
        """Return the related things of one thing. Raises: BadRequest (400) for an invalid depth."""
        found = column.get(iri, ())
        depth = size(call.given, "depth", MAX_DEPTH)
        return found if depth is None else near(steps(call.context, lens, self.step), iri, depth, found)


@dataclass(frozen=True)
class Everything(Reader):
    """Reads the members of a class in pages."""

    declared: str

    def read(self, source: Source, call: Call) -> Any:
        """Return the connection."""
        lens = source.lens
        return Page(lens.facts.instances(self.declared), chooser(call, lens), Origin(self.declared))


def single(item: Item, name: str) -> Any:
    """Return the one value. Raises: MultipleValues, InvalidValue (500) naming thing and property."""
    check_sound(item.lens.facts, name, item.iri)
    found = item.lens.facts.of(name).get(item.iri)
    if found is None:
        return None
    if len(found) > 1:
        raise MultipleValues(
            "{iri} has {count} values of {name}; it may have only one", iri=item.iri, count=len(found), name=name
        )
    return found[0]


def check_sound(facts: Facts, name: str, iri: str) -> None:
    """Refuse a value of the wrong kind. Raises: InvalidValue (500) naming thing and property."""
    facts.of(name)
    if facts.faults and (name, iri) in facts.faults:
        raise InvalidValue(
            "{iri} has the value {value} for {name}, which takes another kind of value",
            iri=iri,
            value=facts.faults[name, iri],
            name=name,
        )


def sound(things: Things, name: str) -> Any:
    """Return the column of the property. Raises: Unplannable for an invalid value."""
    facts = things.lens.facts
    column, bad = facts.of(name), facts.unsound(name)
    if bad and not bad.isdisjoint(things.iris):
        raise Unplannable
    return column
