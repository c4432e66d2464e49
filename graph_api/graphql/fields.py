"""The kinds of field in the generated types.

A field has the property it reads and the reader for it. Its kind determines its arguments. All are plain strawberry
fields, so strawberry does the validation, the introspection and the SDL.
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

from graph_api.graphql import paging, readers, text_readers
from graph_api.graphql.readers import Gap, Plain, Reader
from graph_api.graphql.request_context import Call
from graph_store.graphs import DEFAULT_BASE

SCOPE = {
    "include": ("inputs.Include | None", "The facts to use, here and below: stated, inferred or all."),
    "synthetic": ("bool | None", "Include rows made for tests, here and below."),
}
LANG = {
    "lang": ("str | None", "Preferred language or languages: nl-BE, en. Other languages are used if a text is missing.")
}
CUT = {
    "limit": ("int | None", "Largest number of things, up to 1000."),
    "offset": ("int | None", "Number of things to skip."),
}
PAGE = {
    "first": ("int | None", "Number of things from the start, up to 1000 (the default)."),
    "after": ("str | None", "Only things after this cursor."),
    "last": ("int | None", "Number of things from the end."),
    "before": ("str | None", "Only things before this cursor."),
    "offset": ("int | None", "Number of things to skip."),
}
DEPTH = {"depth": ("int | None", "Largest number of steps along the property.")}
TAGGED = {"lang": ("str | None", ""), "prefer": ("str | None", "")}
ID = ("strawberry.ID | None", "An IRI, or a key such as mun:gent.")
Arguments = Mapping[str, tuple[str, str]]
"""Arguments by name: the type as an annotation, and a description."""


@strawberry.schema_directive(locations=[Location.OBJECT, Location.INTERFACE, Location.FIELD_DEFINITION])
class Rdf:
    """The RDF term of a type or field."""

    iri: str


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="listSize")
class ListSize:
    """Limits on the size of a list. https://ibm.github.io/graphql-specs/cost-spec.html"""

    assumed_size: int | None = UNSET
    slicing_arguments: list[str] | None = UNSET
    sized_fields: list[str] | None = UNSET
    require_one_slicing_argument: bool | None = UNSET


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION, Location.OBJECT], name="cost")
class Cost:
    """The cost of a field or type. https://ibm.github.io/graphql-specs/cost-spec.html"""

    weight: str


class LateField(StrawberryField):
    """A field whose type is resolved once, after every name of its module is defined."""

    def __init__(self, is_ready: Callable[[], bool], **details: Any) -> None:
        super().__init__(**details)
        self.is_ready = is_ready
        self._known: tuple[object, Any] = None, UNRESOLVED

    def resolve_type(self, *, type_definition: Any = None) -> Any:
        """Return the type, or that it is unresolved."""
        if self._known[0] is not self.type_annotation and self.is_ready():
            self._known = self.type_annotation, super().resolve_type(type_definition=type_definition)
        return self._known[1]


class ReadField(LateField):
    """A field whose value comes from a reader."""

    def __init__(self, reader: Reader, arguments: Sequence[StrawberryArgument], **details: Any) -> None:
        super().__init__(**details)
        self.reader = reader
        self._arguments = list(arguments)

    @property
    def is_basic_field(self) -> bool:
        """Return False, because each field needs the request."""
        return False

    def get_result(self, source: Any, info: Any, args: list[Any], kwargs: Any) -> Any:
        """Return the value for the stock executor."""
        context = info.context
        context.check_time()
        value = self.reader.read(source, Call(context, kwargs, id(info._raw_info.field_nodes[0])))
        if self.reader.notes and (value is None or type(value) is Gap):
            context.note_not_stated(info.path.as_list())
        return value


def bare(arguments: Arguments) -> Arguments:
    """Return the arguments without descriptions, which would make up most of the schema on thousands of fields."""
    return {name: (annotation, "") for name, (annotation, _) in arguments.items()}


@cache
def sized(limit: str) -> ListSize:
    """Return the directive for a list limited by an argument."""
    return ListSize(slicing_arguments=[limit], require_one_slicing_argument=False)


@cache
def paged() -> ListSize:
    """Return the directive for a connection, whose lists are limited by its page."""
    return ListSize(
        slicing_arguments=["first", "last"], sized_fields=["nodes", "edges"], require_one_slicing_argument=False
    )


@cache
def weighing(weight: int) -> Cost:
    """Return the directive for a field that costs more than one thing in the answer."""
    return Cost(weight=str(weight))


def named(name: str) -> str:
    """Return the IRI of a term of the ontology, under the default base IRI."""
    return f"{DEFAULT_BASE}ns#{name}"


class Fields:
    """A factory for the fields of one module, in which the names of argument types are resolved."""

    def __init__(self, namespace: dict[str, Any], last: str = "") -> None:
        """Create the factory; once `last` is defined, all names of the module are."""
        self._namespace, self._last = namespace, last
        self._made: dict[tuple[str, ...], StrawberryArgument] = {}

    def _is_ready(self) -> bool:
        return not self._last or self._last in self._namespace

    def make(self, reader: Reader, arguments: Arguments, description: str, *directives: object) -> Any:
        """Return a field with these arguments; an argument is optional if its type allows null."""
        taken = [self._argument(name, *each) for name, each in arguments.items()]
        return ReadField(
            reader, taken, is_ready=self._is_ready, description=description or None, directives=list(directives)
        )

    def key(self, name: str | None = None) -> Any:
        """Return an optional key of an input."""
        return LateField(self._is_ready, graphql_name=name, default=UNSET)

    def attribute(self, description: str) -> Any:
        """Return a field that reads the attribute of the same name from its source."""
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
            "filter": (f"{group}Filter | None", "Only things that fulfil the conditions."),
            "orderBy": (
                f"list[{group}Order] | None",
                "Sort by the first order, then by the next ones, and finally by IRI.",
            ),
        }

    def members(self, name: str, group: str, description: str, iri: str = "", step: str = "") -> Any:
        """Return a field with the list of related things; `step` is the property for one step of a transitive one."""
        arguments = {**self._choice(group), **CUT, **(DEPTH if step else {}), **SCOPE}
        return self.make(readers.Members(name, step), bare(arguments), description, rdf(name, iri), sized("limit"))

    def connection(self, name: str, group: str, iri: str = "", step: str = "") -> Any:
        """Return a field with the same things in pages."""
        arguments = {**self._choice(group), **PAGE, **(DEPTH if step else {}), **SCOPE}
        said = f"The things of `{name}`, in pages."
        return self.make(readers.Pages(name, step), bare(arguments), said, rdf(name, iri), paged())

    def one(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with the one related thing of a property."""
        return self.make(readers.One(name), bare(SCOPE), description, rdf(name, iri))

    def value(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with the one value of a property; null if no row states it."""
        return self.make(readers.Value(name), {}, description, rdf(name, iri))

    def values(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with all values of a property."""
        return self.make(readers.Values(name), {}, description, rdf(name, iri))

    def word(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with the one value of a property whose words a shape lists."""
        return self.make(readers.Word(name), {}, description, rdf(name, iri))

    def words(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with all values of such a property."""
        return self.make(readers.Words(name), {}, description, rdf(name, iri))

    def text(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with the text of a property in the preferred language."""
        return self.make(text_readers.Label(name), bare(LANG), description, rdf(name, iri))

    def texts(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with all texts of a property, those in exactly one language, or the preferred one."""
        return self.make(text_readers.Texts(name), TAGGED, description, rdf(name, iri))

    def strings(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with the same texts as plain strings."""
        return self.make(text_readers.Strings(name), TAGGED, description, rdf(name, iri))

    def date(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with the date of a property, in EDTF."""
        return self.make(text_readers.Day(name), {}, description, rdf(name, iri))

    def dates(self, name: str, description: str, iri: str = "") -> Any:
        """Return a field with all dates of a property, in EDTF."""
        return self.make(text_readers.Days(name), {}, description, rdf(name, iri))

    def interval(self, name: str, iri: str = "") -> Any:
        """Return a field with the days that the date of a property covers."""
        return self.make(text_readers.Covered(name), {}, f"The first and last day of `{name}`.", rdf(name, iri))

    def lookup(self, declared: str, by: str, description: str) -> Any:
        """Return a field that finds one thing by IRI, key or another identifying property."""
        arguments = {"id": ID, "by": (f"{by} | None", "Find the thing by exactly one of these."), **SCOPE, **LANG}
        return self.make(readers.Lookup(declared), arguments, description)

    def all(self, declared: str, group: str, description: str) -> Any:
        """Return a field with the members of a class, in pages."""
        arguments = {**self._choice(group), **PAGE, **SCOPE, **LANG}
        return self.make(readers.Everything(declared), arguments, description, paged())

    def plain(
        self,
        read: Reader | Callable[[Any, Call], Any],
        description: str,
        arguments: Arguments | None = None,
        limit: str = "",
        weight: int = 0,
    ) -> Any:
        """Return a field that does not read a single property; `limit` names the argument that limits its list."""
        reader = read if isinstance(read, Reader) else Plain(read)
        more: list[object] = [sized(limit)] if limit else []
        return self.make(reader, arguments or {}, description, *more, *([weighing(weight)] if weight else []))

    def node(self) -> Any:
        """Return the field for the thing of an edge."""
        return self.plain(lambda edge, call: edge.item, "The thing.")

    def nodes(self) -> Any:
        """Return the field for the things on a page."""
        return self.plain(paging.Nodes(), "The things on this page.")

    def edges(self) -> Any:
        """Return the field for the edges on a page."""
        return self.plain(paging.Edges(), "The things on this page, each with its cursor.")

    def aggregate(self) -> Any:
        """Return the field for the figures over all things of a connection, not only those on the page."""
        return self.plain(lambda page, call: page, "Figures over all things of the connection, not only this page.")

    def groups(self) -> Any:
        """Return the field that counts the things for each value of a property."""
        arguments = {
            "by": ("PropertyName", ""),
            "minCount": ("int | None", "Only values that at least this many things have."),
            "limit": ("int | None", "Largest number of values, up to 1000 (the default)."),
        }
        said = "The values of a property, each with the number of things that have it; highest number first."
        return self.plain(paging.groups, said, bare(arguments), "limit")

    def totals(self, operation: str) -> Any:
        """Return the field for one kind of figure over all things of a connection."""
        said = f"The {operation} for each property with numbers; null if there are no values."
        return self.plain(lambda page, call: paging.Totals(page, operation), said)

    def total(self, name: str, iri: str = "") -> Any:
        """Return the field for one figure over all things of a connection."""
        return self.make(paging.Total(name), {}, "", rdf(name, iri))


def rdf(name: str, iri: str) -> Rdf:
    """Return the directive with a term: a local name of the ontology, or the IRI of another vocabulary."""
    return Rdf(iri=iri or named(name))
