"""The kinds of field that the generated types are made of.

A field knows the property it reads and how; what it takes as arguments follows from its kind. All of them are plain
strawberry fields, so validation, introspection and the SDL are strawberry's own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema_directive import Location
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import UNRESOLVED, StrawberryField

from graph_api.graphql import reading
from graph_api.graphql.selecting import Info
from graph_store.graphs import DEFAULT_BASE

Read = Callable[[Any, Info, Mapping[str, Any]], Any]
"""From the source of a field, its request and its arguments to its value."""

SCOPE = {
    "include": ("inputs.Include | None", "Which facts to see, here and below."),
    "synthetic": ("bool | None", "Whether rows made for tests count, here and below."),
}
LANG = {"lang": ("str | None", "Preferred language, or several: nl-BE, en. What is missing falls back.")}
CUT = {"limit": ("int | None", "At most this many, up to 1000."), "offset": ("int | None", "Leave out this many.")}
PAGE = {
    "first": ("int | None", "So many from the start, up to 1000, which is the default."),
    "after": ("str | None", "From behind this cursor."),
    "last": ("int | None", "So many from the end."),
    "before": ("str | None", "Up to this cursor."),
    "offset": ("int | None", "Leave out this many."),
}
Arguments = Mapping[str, tuple[str, str]]
"""By name: the type as an annotation, and a description."""


@strawberry.schema_directive(locations=[Location.OBJECT, Location.INTERFACE, Location.FIELD_DEFINITION])
class Rdf:
    """The term that a type or field stands for."""

    iri: str


class LateField(StrawberryField):
    """A field whose type is looked up once every name of its module is there.

    Strawberry tries for each class that inherits the field, which adds a second to the start of a thousand classes.
    """

    def __init__(self, is_ready: Callable[[], bool], **details: Any) -> None:
        super().__init__(**details)
        self.is_ready = is_ready

    def resolve_type(self, *, type_definition: Any = None) -> Any:
        """The type, or that it is not known yet."""
        return super().resolve_type(type_definition=type_definition) if self.is_ready() else UNRESOLVED


class ReadField(LateField):
    """A field whose value a function reads from its source."""

    def __init__(self, read: Read, arguments: Sequence[StrawberryArgument], **details: Any) -> None:
        super().__init__(**details)
        self.read = read
        self._arguments = list(arguments)

    @property
    def is_basic_field(self) -> bool:
        """Never: each one needs the request."""
        return False

    def get_result(self, source: Any, info: Any, args: list[Any], kwargs: Any) -> Any:
        """The value."""
        return self.read(source, info, kwargs)


def bare(arguments: Arguments) -> Arguments:
    """The arguments without descriptions: on thousands of fields they would be most of the schema."""
    return {name: (annotation, "") for name, (annotation, _) in arguments.items()}


def named(name: str) -> str:
    """The IRI of one of our terms, under the base that this repository is written with."""
    return f"{DEFAULT_BASE}ns#{name}"


class Fields:
    """Makes the fields of one module, in which the names of argument types are looked up."""

    def __init__(self, namespace: dict[str, Any], last: str = "") -> None:
        """`last` is the name after which all names of the module are there."""
        self._namespace, self._last = namespace, last
        self._made: dict[tuple[str, ...], StrawberryArgument] = {}

    def _is_ready(self) -> bool:
        return not self._last or self._last in self._namespace

    def make(self, read: Read, arguments: Arguments, description: str, iri: str = "") -> Any:
        """A field with these arguments, each of which may be left out unless its type takes no null."""
        directives = [Rdf(iri=iri)] if iri else []
        taken = [self._argument(name, *each) for name, each in arguments.items()]
        return ReadField(read, taken, is_ready=self._is_ready, description=description or None, directives=directives)

    def key(self, name: str | None = None) -> Any:
        """A key of an input, which may be left out."""
        return LateField(self._is_ready, graphql_name=name, default=UNSET)

    def _argument(self, *argument: str) -> StrawberryArgument:
        if argument not in self._made:
            self._made[argument] = self._make_argument(*argument)
        return self._made[argument]

    def _make_argument(self, name: str, annotation: str, description: str) -> StrawberryArgument:
        return StrawberryArgument(
            python_name=name, graphql_name=name, description=description or None, default=UNSET,
            type_annotation=StrawberryAnnotation(annotation, namespace=self._namespace),
        )  # fmt: skip

    def _choice(self, group: str) -> Arguments:
        return {
            "filter": (f"{group}Filter | None", "Only those that pass."),
            "orderBy": (f"list[{group}Order] | None", "First by the first, then by the next; at last by IRI."),
        }

    def members(self, name: str, group: str, description: str, iri: str = "") -> Any:
        """The list of things at the other end of a property."""
        arguments = {**self._choice(group), **CUT, **SCOPE}
        return self.make(reading.members(name), bare(arguments), description, iri or named(name))

    def connection(self, name: str, group: str, iri: str = "") -> Any:
        """The same things, page by page."""
        arguments = {**self._choice(group), **PAGE, **SCOPE}
        return self.make(reading.connection(name), bare(arguments), f"`{name}` page by page.", iri or named(name))

    def one(self, name: str, description: str, iri: str = "") -> Any:
        """The one thing at the other end of a property."""
        return self.make(reading.one(name), bare(SCOPE), description, iri or named(name))

    def value(self, name: str, description: str, iri: str = "") -> Any:
        """The one value of a property; null when no row states it."""
        return self.make(reading.value(name), {}, description, iri or named(name))

    def values(self, name: str, description: str, iri: str = "") -> Any:
        """All values of a property."""
        return self.make(reading.values(name), {}, description, iri or named(name))

    def text(self, name: str, description: str, iri: str = "") -> Any:
        """The text of a property in the preferred language."""
        return self.make(reading.text(name), bare(LANG), description, iri or named(name))

    def texts(self, name: str, description: str, iri: str = "") -> Any:
        """All texts of a property, or those in exactly one language."""
        arguments = {"lang": ("str | None", "")}
        return self.make(reading.texts(name), arguments, description, iri or named(name))

    def strings(self, name: str, description: str, iri: str = "") -> Any:
        """All texts of a property as plain strings."""
        arguments = {"lang": ("str | None", "")}
        return self.make(reading.strings(name), arguments, description, iri or named(name))

    def date(self, name: str, description: str, iri: str = "") -> Any:
        """The date of a property, in EDTF."""
        return self.make(reading.date(name), {}, description, iri or named(name))

    def dates(self, name: str, description: str, iri: str = "") -> Any:
        """All dates of a property, in EDTF."""
        return self.make(reading.dates(name), {}, description, iri or named(name))

    def interval(self, name: str, iri: str = "") -> Any:
        """The days that the date of a property covers."""
        return self.make(reading.interval(name), {}, f"The days that `{name}` covers.", iri or named(name))

    def lookup(self, declared: str, description: str) -> Any:
        """One thing by IRI or key."""
        arguments = {"id": ("strawberry.ID", "An IRI, or a key such as mun:gent."), **SCOPE, **LANG}
        return self.make(reading.lookup(declared), arguments, description)

    def all(self, declared: str, group: str, description: str) -> Any:
        """The members of a class, page by page."""
        arguments = {**self._choice(group), **PAGE, **SCOPE, **LANG}
        return self.make(reading.everything(declared), arguments, description)

    def plain(self, read: Read, description: str, arguments: Arguments | None = None) -> Any:
        """A field that no single property stands behind."""
        return self.make(read, arguments or {}, description)

    def node(self) -> Any:
        """The thing of an edge."""
        return self.make(lambda edge, info, given: edge.item, {}, "The thing.")

    def nodes(self) -> Any:
        """The things of a page."""
        return self.make(reading.nodes, {}, "The things on this page.")

    def edges(self) -> Any:
        """The edges of a page."""
        return self.make(reading.edges, {}, "The things on this page, each with its cursor.")

    def aggregate(self) -> Any:
        """Figures over all things of a connection, not only the page."""
        return self.make(reading.aggregate, {}, "Figures over all things that pass, on every page.")

    def totals(self, operation: str) -> Any:
        """Numbers of one kind over all things of a connection."""
        return self.make(reading.totals(operation), {}, f"The {operation} of each number; null without values.")

    def total(self, name: str, iri: str = "") -> Any:
        """One number over all things of a connection."""
        return self.make(reading.total(name), {}, "", iri or named(name))
