"""The kinds of field that the generated types are made of.

A field knows the property it reads and how; what it takes as arguments follows from its kind. All of them are plain
strawberry fields, so validation, introspection and the SDL are strawberry's own.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema_directive import Location
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import UNRESOLVED, StrawberryField

from graph_api.graphql import paging, reading, wording
from graph_api.graphql.asking import Call
from graph_api.graphql.reading import Gap, Plain, Reader
from graph_store.graphs import DEFAULT_BASE

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
DEPTH = {"depth": ("int | None", "At most so many steps away.")}
TAGGED = {"lang": ("str | None", ""), "prefer": ("str | None", "")}
ID = ("strawberry.ID | None", "An IRI, or a key such as mun:gent.")
Arguments = Mapping[str, tuple[str, str]]
"""By name: the type as an annotation, and a description."""


@strawberry.schema_directive(locations=[Location.OBJECT, Location.INTERFACE, Location.FIELD_DEFINITION])
class Rdf:
    """The term that a type or field stands for."""

    iri: str


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="listSize")
class ListSize:
    """How long a list may be. https://ibm.github.io/graphql-specs/cost-spec.html"""

    assumed_size: int | None = UNSET
    slicing_arguments: list[str] | None = UNSET
    sized_fields: list[str] | None = UNSET
    require_one_slicing_argument: bool | None = UNSET


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION, Location.OBJECT], name="cost")
class Cost:
    """What one of these costs. https://ibm.github.io/graphql-specs/cost-spec.html"""

    weight: str


class LateField(StrawberryField):
    """A field whose type is looked up once: when every name of its module is there."""

    def __init__(self, is_ready: Callable[[], bool], **details: Any) -> None:
        super().__init__(**details)
        self.is_ready = is_ready
        self._known: tuple[object, Any] = None, UNRESOLVED

    def resolve_type(self, *, type_definition: Any = None) -> Any:
        """The type, or that it is not known yet."""
        if self._known[0] is not self.type_annotation and self.is_ready():
            self._known = self.type_annotation, super().resolve_type(type_definition=type_definition)
        return self._known[1]


class ReadField(LateField):
    """A field whose value a reader takes from its source."""

    def __init__(self, reader: Reader, arguments: Sequence[StrawberryArgument], **details: Any) -> None:
        super().__init__(**details)
        self.reader = reader
        self._arguments = list(arguments)

    @property
    def is_basic_field(self) -> bool:
        """Never: each one needs the request."""
        return False

    def get_result(self, source: Any, info: Any, args: list[Any], kwargs: Any) -> Any:
        """The value, as the stock executor asks for it."""
        asking = info.context
        asking.check_time()
        value = self.reader.read(source, Call(asking, kwargs, id(info._raw_info.field_nodes[0])))
        if self.reader.notes and (value is None or type(value) is Gap):
            asking.note_not_stated(info.path.as_list())
        return value


def bare(arguments: Arguments) -> Arguments:
    """The arguments without descriptions: on thousands of fields they would be most of the schema."""
    return {name: (annotation, "") for name, (annotation, _) in arguments.items()}


@cache
def sized(limit: str) -> ListSize:
    """A list that an argument bounds."""
    return ListSize(slicing_arguments=[limit], require_one_slicing_argument=False)


@cache
def paged() -> ListSize:
    """A connection, whose lists its page bounds."""
    return ListSize(
        slicing_arguments=["first", "last"], sized_fields=["nodes", "edges"], require_one_slicing_argument=False
    )


@cache
def weighing(weight: int) -> Cost:
    """What costs more than one thing of the answer."""
    return Cost(weight=str(weight))


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

    def make(self, reader: Reader, arguments: Arguments, description: str, *directives: object) -> Any:
        """A field with these arguments, each of which may be left out unless its type takes no null."""
        taken = [self._argument(name, *each) for name, each in arguments.items()]
        return ReadField(
            reader, taken, is_ready=self._is_ready, description=description or None, directives=list(directives)
        )

    def key(self, name: str | None = None) -> Any:
        """A key of an input, which may be left out."""
        return LateField(self._is_ready, graphql_name=name, default=UNSET)

    def attribute(self, description: str) -> Any:
        """A field that its source has as an attribute of the same name."""
        return LateField(self._is_ready, description=description)

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

    def members(self, name: str, group: str, description: str, iri: str = "", step: str = "") -> Any:
        """The list of things at the other end of a property; `step` is what a transitive one goes along."""
        arguments = {**self._choice(group), **CUT, **(DEPTH if step else {}), **SCOPE}
        return self.make(reading.Members(name, step), bare(arguments), description, rdf(name, iri), sized("limit"))

    def connection(self, name: str, group: str, iri: str = "", step: str = "") -> Any:
        """The same things, page by page."""
        arguments = {**self._choice(group), **PAGE, **(DEPTH if step else {}), **SCOPE}
        said = f"`{name}` page by page."
        return self.make(reading.Pages(name, step), bare(arguments), said, rdf(name, iri), paged())

    def one(self, name: str, description: str, iri: str = "") -> Any:
        """The one thing at the other end of a property."""
        return self.make(reading.One(name), bare(SCOPE), description, rdf(name, iri))

    def value(self, name: str, description: str, iri: str = "") -> Any:
        """The one value of a property; null when no row states it."""
        return self.make(reading.Value(name), {}, description, rdf(name, iri))

    def values(self, name: str, description: str, iri: str = "") -> Any:
        """All values of a property."""
        return self.make(reading.Values(name), {}, description, rdf(name, iri))

    def word(self, name: str, description: str, iri: str = "") -> Any:
        """The one value of a property whose words a shape lists."""
        return self.make(reading.Word(name), {}, description, rdf(name, iri))

    def words(self, name: str, description: str, iri: str = "") -> Any:
        """All values of such a property."""
        return self.make(reading.Words(name), {}, description, rdf(name, iri))

    def text(self, name: str, description: str, iri: str = "") -> Any:
        """The text of a property in the preferred language."""
        return self.make(wording.Label(name), bare(LANG), description, rdf(name, iri))

    def texts(self, name: str, description: str, iri: str = "") -> Any:
        """All texts of a property, those in exactly one language, or the one that a list of languages prefers."""
        return self.make(wording.Texts(name), TAGGED, description, rdf(name, iri))

    def strings(self, name: str, description: str, iri: str = "") -> Any:
        """The same texts as plain strings."""
        return self.make(wording.Strings(name), TAGGED, description, rdf(name, iri))

    def date(self, name: str, description: str, iri: str = "") -> Any:
        """The date of a property, in EDTF."""
        return self.make(wording.Day(name), {}, description, rdf(name, iri))

    def dates(self, name: str, description: str, iri: str = "") -> Any:
        """All dates of a property, in EDTF."""
        return self.make(wording.Days(name), {}, description, rdf(name, iri))

    def interval(self, name: str, iri: str = "") -> Any:
        """The days that the date of a property covers."""
        return self.make(wording.Covered(name), {}, f"The days that `{name}` covers.", rdf(name, iri))

    def lookup(self, declared: str, by: str, description: str) -> Any:
        """One thing by IRI or key, or by another property that names one thing at most."""
        arguments = {"id": ID, "by": (f"{by} | None", "By exactly one of these."), **SCOPE, **LANG}
        return self.make(reading.Lookup(declared), arguments, description)

    def all(self, declared: str, group: str, description: str) -> Any:
        """The members of a class, page by page."""
        arguments = {**self._choice(group), **PAGE, **SCOPE, **LANG}
        return self.make(reading.Everything(declared), arguments, description, paged())

    def plain(
        self,
        read: Reader | Callable[[Any, Call], Any],
        description: str,
        arguments: Arguments | None = None,
        limit: str = "",
        weight: int = 0,
    ) -> Any:
        """A field that no single property stands behind; `limit` names the argument that bounds its list."""
        reader = read if isinstance(read, Reader) else Plain(read)
        more: list[object] = [sized(limit)] if limit else []
        return self.make(reader, arguments or {}, description, *more, *([weighing(weight)] if weight else []))

    def node(self) -> Any:
        """The thing of an edge."""
        return self.plain(lambda edge, call: edge.item, "The thing.")

    def nodes(self) -> Any:
        """The things of a page."""
        return self.plain(paging.Nodes(), "The things on this page.")

    def edges(self) -> Any:
        """The edges of a page."""
        return self.plain(paging.Edges(), "The things on this page, each with its cursor.")

    def aggregate(self) -> Any:
        """Figures over all things of a connection, not only the page."""
        return self.plain(lambda page, call: page, "Figures over all things that pass, on every page.")

    def groups(self) -> Any:
        """How many things share each value of a property."""
        arguments = {
            "by": ("PropertyName", ""),
            "minCount": ("int | None", "Only values that so many have."),
            "limit": ("int | None", "At most so many values, up to 1000, which is the default."),
        }
        said = "The values of a property, each with how many of all that pass have it; most first."
        return self.plain(paging.groups, said, bare(arguments), "limit")

    def totals(self, operation: str) -> Any:
        """Numbers of one kind over all things of a connection."""
        said = f"The {operation} of each number; null without values."
        return self.plain(lambda page, call: paging.Totals(page, operation), said)

    def total(self, name: str, iri: str = "") -> Any:
        """One number over all things of a connection."""
        return self.make(paging.Total(name), {}, "", rdf(name, iri))


def rdf(name: str, iri: str) -> Rdf:
    """The directive that names a term: one of ours by its local name, another by its IRI."""
    return Rdf(iri=iri or named(name))
