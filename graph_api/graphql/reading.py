"""How each kind of field reads its value: a look-up in a column of the facts its source is seen through.

Each reader does it twice: for one source, as the stock executor asks, and for many things at once, as a plan does.
Both give the same; where `column` cannot (a faulty value among them), it raises and the stock executor decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph_api.graphql.asking import Asking, Call, Item, Lens
from graph_api.graphql.facts import THING, Facts
from graph_api.graphql.facts import Values as Column
from graph_api.graphql.filters import given
from graph_api.graphql.selecting import Page, argument, chooser, size
from graph_store.errors import BadRequest, InvalidValue, MultipleValues, NotFound

Source = Any
"""What a field reads from: an Item, a Page, a value; the schema decides which."""


MAX_DEPTH = 100
"""Steps along a transitive property that a question may name."""


class Unplannable(Exception):
    """A value among many that only the stock executor answers exactly, with its place in the document."""


class Gap(list[Any]):
    """An empty list that is empty because nothing states what it would follow from."""


class Things(NamedTuple):
    """Many things seen through one lens."""

    iris: Sequence[str]
    lens: Lens


@dataclass(frozen=True, slots=True)
class Edge:
    """A thing on a page."""

    item: Item
    page: Page


@dataclass(frozen=True)
class Reader:
    """How a field reads: `notes` says that null is worth a path in `notStated`, `exact` that a column of it holds
    leaves as the schema has them.
    """

    notes = False
    exact = True

    def read(self, source: Source, call: Call) -> Any:
        """The value of one source."""
        raise NotImplementedError

    def column(self, things: Things, call: Call) -> list[Any]:
        """The values of many things; a thing at the other end is its IRI."""
        return [self.read(Item(iri, things.lens), call) for iri in things.iris]


@dataclass(frozen=True)
class Plain(Reader):
    """A field that a function reads."""

    exact = False
    function: Callable[[Source, Call], Any]

    def read(self, source: Source, call: Call) -> Any:
        """What the function gives."""
        return self.function(source, call)


@dataclass(frozen=True)
class Noted(Plain):
    """A field that a function reads, whose null says that nothing states the value."""

    notes = True


@dataclass(frozen=True)
class Id(Reader):
    """The IRI."""

    def read(self, source: Source, call: Call) -> Any:
        """Of the thing."""
        return source.iri

    def column(self, things: Things, call: Call) -> list[Any]:
        """Of each."""
        return list(things.iris)


@dataclass(frozen=True)
class Key(Reader):
    """The key of the inventories, which a thing has whatever facts are seen."""

    def read(self, source: Source, call: Call) -> Any:
        """The key, or None."""
        return call.asking.whole(source.lens).key(source.iri)

    def column(self, things: Things, call: Call) -> list[Any]:
        """The key of each."""
        return list(map(call.asking.whole(things.lens).key, things.iris))


@dataclass(frozen=True)
class Types(Reader):
    """The names of all classes of ours, in the facts seen."""

    def read(self, source: Source, call: Call) -> Any:
        """In alphabetical order."""
        return sorted(source.lens.facts.types(source.iri))

    def column(self, things: Things, call: Call) -> list[Any]:
        """Of each; things have few combinations of classes, and each is sorted once."""
        types = things.lens.facts.all_types()
        found = [types.get(iri, frozenset()) for iri in things.iris]
        alike = {names: sorted(names) for names in set(found)}
        return [alike[names] for names in found]


@dataclass(frozen=True)
class Value(Reader):
    """The one value, as it is."""

    name: str
    notes = True

    def read(self, source: Source, call: Call) -> Any:
        """The value, or None. Raises: MultipleValues, InvalidValue (500) naming thing and property."""
        return single(source, self.name)

    def column(self, things: Things, call: Call) -> list[Any]:
        """The values, looked up at once."""
        return [found[0] if found else None for found in map(sound(things, self.name).get, things.iris)]


@dataclass(frozen=True)
class Values(Reader):
    """All values, as they are."""

    name: str

    def read(self, source: Source, call: Call) -> Any:
        """The values, in a fixed order."""
        check_sound(source.lens.facts, self.name, source.iri)
        return list(source.lens.facts.of(self.name).get(source.iri, ()))

    def column(self, things: Things, call: Call) -> list[Any]:
        """The values of each."""
        column = sound(things, self.name)
        return [column.get(iri, ()) for iri in things.iris]


@dataclass(frozen=True)
class Word(Value):
    """The one value, of a list of words; the schema has a name for each."""

    exact = False


@dataclass(frozen=True)
class Words(Values):
    """All values, of such a list."""

    exact = False


@dataclass(frozen=True)
class One(Value):
    """The thing at the other end."""

    def read(self, source: Source, call: Call) -> Any:
        """The thing, or None."""
        lens = call.lens(source.lens)
        iri = single(Item(source.iri, lens), self.name)
        call.asking.spend(1)
        return None if iri is None else Item(iri, lens)

    def column(self, things: Things, call: Call) -> list[Any]:
        """The IRI of each."""
        return super().column(Things(things.iris, call.lens(things.lens)), call)


@dataclass(frozen=True)
class Related(Reader):
    """The things at the other end of a property; of a transitive one also those so many steps away."""

    name: str
    step: str = ""

    def related(self, iri: str, call: Call, lens: Lens, column: Column) -> Sequence[str]:
        """The things at the other end of one thing's. Raises: BadRequest (400) for a depth that is none."""
        found = column.get(iri, ())
        depth = size(call.given, "depth", MAX_DEPTH)
        return found if depth is None else near(call.asking.steps(self.step, lens), iri, depth, found)


@dataclass(frozen=True)
class Members(Related):
    """The things at the other end, as a list."""

    def read(self, source: Source, call: Call) -> Any:
        """The things that pass, in order."""
        lens = call.lens(source.lens)
        check_sound(lens.facts, self.name, source.iri)
        found = chooser(call, lens).listed(self.related(source.iri, call, lens, lens.facts.of(self.name)))
        call.asking.spend(len(found))
        return [Item(iri, lens) for iri in found]

    def column(self, things: Things, call: Call) -> list[Any]:
        """The IRIs of each."""
        lens = call.lens(things.lens)
        column, listed = sound(Things(things.iris, lens), self.name), chooser(call, lens).listed
        if argument(call.given, "depth") is None:
            return [listed(column.get(iri, ())) for iri in things.iris]
        return [listed(self.related(iri, call, lens, column)) for iri in things.iris]


@dataclass(frozen=True)
class Pages(Related):
    """The things at the other end, page by page."""

    def read(self, source: Source, call: Call) -> Any:
        """The connection of one thing."""
        lens = call.lens(source.lens)
        check_sound(lens.facts, self.name, source.iri)
        return Page(self.related(source.iri, call, lens, lens.facts.of(self.name)), chooser(call, lens))


@dataclass(frozen=True)
class Lookup(Reader):
    """One thing by what identifies it, which has to be of the declared class."""

    declared: str

    def read(self, source: Source, call: Call) -> Any:
        """The thing. Raises: NotFound (404), BadRequest (400)."""
        return Item(named(call, self.declared), call.lens(None))


@dataclass(frozen=True)
class Everything(Reader):
    """The members of a class, page by page."""

    declared: str

    def read(self, source: Source, call: Call) -> Any:
        """The connection."""
        lens = call.lens(None)
        return Page(lens.facts.instances(self.declared), chooser(call, lens))


def named(call: Call, declared: str) -> str:
    """The IRI that `id`, or one of the keys of `by`, names. Raises: NotFound (404), BadRequest (400)."""
    by = argument(call.given, "by")
    name = argument(call.given, "id")
    if (by is None) is (name is None):
        raise BadRequest("say which one: give id, or by, and not both")
    key, value = ("id", name) if by is None else next(given(by))
    if key in {"id", "key"}:
        return find(call.asking, call.lens(None), str(value), declared)
    return _with(call.asking, call.lens(None), key, value, declared)


def _with(asking: Asking, lens: Lens, name: str, value: object, declared: str) -> str:
    """The one thing of the class with this value of a property that names at most one."""
    whole = asking.whole(lens)
    found = whole.made(("by", name), lambda: _inverted(whole, name)).get(value, ())
    fitting = [iri for iri in found if declared in whole.classes(iri)]
    if not fitting:
        raise NotFound(f"no {declared} in version {asking.snapshot.version} has the {name} {value!r}")
    if len(fitting) > 1:
        raise MultipleValues(f"{len(fitting)} things have the {name} {value!r}, which names one at most")
    return str(fitting[0])


def _inverted(facts: Facts, name: str) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for iri, values in facts.of(name).items():
        for value in values:
            found.setdefault(value, []).append(iri)
    return found


def find(asking: Asking, lens: Lens, name: str, declared: str = THING) -> str:
    """The IRI of a thing that a lens may show. Raises: NotFound (404), BadRequest (400)."""
    iri = asking.iri(name, lens)
    if not asking.exists(iri, lens):
        raise NotFound(f"nothing in version {asking.snapshot.version} is named {name}")
    if declared != THING and declared not in asking.whole(lens).classes(iri):
        raise NotFound(f"{name} is no {declared}")
    return iri


def single(item: Item, name: str) -> Any:
    """The one value. Raises: MultipleValues, InvalidValue (500) naming thing and property."""
    check_sound(item.lens.facts, name, item.iri)
    found = item.lens.facts.of(name).get(item.iri)
    if found is None:
        return None
    if len(found) > 1:
        raise MultipleValues(f"{item.iri} has {len(found)} values of {name}, which has one at most")
    return found[0]


def check_sound(facts: Facts, name: str, iri: str) -> None:
    """Raises: InvalidValue (500) naming thing and property, for a value of another kind."""
    facts.of(name)
    if facts.faults and (name, iri) in facts.faults:
        raise InvalidValue(f"{iri} has the value {facts.faults[name, iri]} of {name}, which is of another kind")


def sound(things: Things, name: str) -> Any:
    """The column of the property. Raises: Unplannable for a value that is not as it should be."""
    facts = things.lens.facts
    column, bad = facts.of(name), facts.unsound(name)
    if bad and not bad.isdisjoint(things.iris):
        raise Unplannable
    return column


def near(steps: Column, start: str, depth: int, among: Sequence[str]) -> Sequence[str]:
    """Those at most so many steps from the start; nothing is gone through twice, so a circle ends."""
    reached: set[str] = set()
    edge = {start}
    for _ in range(depth):
        edge = {each for iri in edge for each in steps.get(iri, ())} - reached
        if not edge:
            break
        reached |= edge
    return tuple(iri for iri in among if iri in reached)
