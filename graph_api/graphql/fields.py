"""The kinds of field: each has the property that it reads, the reader for it, and the arguments that it takes.

All are plain strawberry fields, so strawberry does the validation, the introspection and the SDL.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry import UNSET
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from graph_api.graphql import grouping, paging, readers, text_readers
from graph_api.graphql.declarations import annotation
from graph_api.graphql.descriptions import described
from graph_api.graphql.directives import ListSize, Rdf, paged, sized, weighing
from graph_api.graphql.inputs import GroupHaving
from graph_api.graphql.operation_directives import NONE, Directives, directives
from graph_api.graphql.readers import Plain, Reader
from graph_api.graphql.request_context import Call, Root
from graph_api.graphql.thing_lookup import Lookup
from ontology.vocabulary import PropertyTerm

Arguments = Mapping[str, tuple[Any, str]]
"""Arguments by name: the type, and a description."""

PAGE: Arguments = {
    "first": (int | None, "Number of things from the start, up to 1000 (the default)."),
    "after": (str | None, "Only things after this cursor."),
    "last": (int | None, "Number of things from the end."),
    "before": (str | None, "Only things before this cursor."),
}
DEPTH: Arguments = {"depth": (int | None, "Largest number of steps along the property.")}
BEST: Arguments = {"best": (bool | None, "Only the text that would be shown.")}
ID = "An IRI, or a key such as tree:oak."


class ReadField(StrawberryField):
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
        context, raw = info.context, info._raw_info
        context.check_time()
        node = raw.field_nodes[0]
        if source is None:
            source = Root(context.lens(_of_root(raw, info.variable_values)))
        elif node.directives:
            source = source.through(context.lens(directives(raw.schema, node, info.variable_values), source.lens))
        value = self.reader.read(source, Call(context, kwargs, id(node)))
        if self.reader.notes and value is None:
            context.note_not_stated(info.path.as_list())
        elif context.shown is not None and value is not None:
            context.shown.note(source, self.reader, value)
        return value


def _of_root(info: GraphQLResolveInfo[Any], variables: dict[str, Any]) -> Directives:
    """Return the directives of a root field, completed by those of its operation."""
    node, operation = info.field_nodes[0], info.operation
    if not node.directives and not operation.directives:
        return NONE
    outer, own = (directives(info.schema, each, variables) for each in (operation, node))
    return own.below(outer)


@lru_cache(maxsize=10_000)
def _argument(name: str, kind: Any, description: str) -> StrawberryArgument:
    """Return one argument for all fields that take it, so that it is converted once."""
    return StrawberryArgument(
        python_name=name, graphql_name=name, description=description or None, default=UNSET,
        type_annotation=annotation(kind),
    )  # fmt: skip


def bare(arguments: Arguments) -> Arguments:
    """Return the arguments without descriptions, which would make up most of the schema on thousands of fields."""
    return {name: (kind, "") for name, (kind, _) in arguments.items()}


def make(reader: Reader, arguments: Arguments, description: str, *directives: object) -> Any:
    """Return a field with these arguments; an argument is optional if its type allows null."""
    taken = [_argument(name, *each) for name, each in arguments.items()]
    return ReadField(reader, taken, description=description or None, directives=list(directives))


def plain(
    read: Reader | Callable[[Any, Call], Any],
    description: str,
    arguments: Arguments | None = None,
    limit: ListSize | None = None,
    weight: int = 0,
) -> Any:
    """Return a field that does not read a single property; `limit` says how its list is limited."""
    reader = read if isinstance(read, Reader) else Plain(read)
    more: list[object] = [limit] if limit else []
    return make(reader, arguments or {}, description, *more, *([weighing(weight)] if weight else []))


def connection(term: PropertyTerm, choice: Arguments) -> Any:
    """Return a field with the related things in pages; `choice` holds its filter and order."""
    arguments = {**choice, **PAGE, **(DEPTH if term.step else {})}
    reader = readers.Pages(term.name, term.step or "")
    return make(reader, bare(arguments), described(term), rdf(term), paged())


def one(term: PropertyTerm) -> Any:
    """Return a field with the one related thing of a property."""
    return make(readers.One(term.name), {}, described(term), rdf(term))


def value(reader: type[Any], term: PropertyTerm, description: str, arguments: Arguments | None = None) -> Any:
    """Return a field with the values of a property, in the form that the reader gives them."""
    return make(reader(term.name), arguments or {}, description, rdf(term))


def texts(term: PropertyTerm) -> Any:
    """Return a field with all texts of a property, or the preferred one."""
    return value(text_readers.Texts, term, f"The texts of `{term.name}`, with their languages.", bare(BEST))


def interval(term: PropertyTerm) -> Any:
    """Return a field with the days that the date of a property covers."""
    return value(text_readers.Covered, term, f"The first and last day of `{term.name}`.")


def lookup(declared: str, by: type[Any] | None, description: str) -> Any:
    """Return a field that finds one thing by IRI or key, or by one of the identifying properties in `by`."""
    arguments: Arguments = {"id": (strawberry.ID, ID)}
    if by is not None:
        arguments = {"id": (strawberry.ID | None, ID), "by": (by | None, "Find the thing by exactly one of these.")}
    return make(Lookup(declared), arguments, description)


def everything(declared: str, choice: Arguments, description: str) -> Any:
    """Return a field with the members of a class, in pages."""
    return make(readers.Everything(declared), bare({**choice, **PAGE}), description, paged())


def groups(properties: type[Any], path: type[Any]) -> Any:
    """Return the field with the groups of a connection."""
    arguments = {
        "by": (properties | None, ""),
        "path": (path | None, ""),
        "having": (GroupHaving | None, ""),
        "limit": (int | None, ""),
    }
    said = "The things for each value that they have."
    return plain(grouping.groups, said, arguments, sized("limit"))


_TOTALS = {"sum": "The sums.", "avg": "The averages.", "min": "The smallest values.", "max": "The largest values."}


def totals(operation: str) -> Any:
    """Return the field for one kind of figure over many things."""
    return plain(lambda things, call: paging.Totals(things, operation), _TOTALS[operation])


def total(term: PropertyTerm) -> Any:
    """Return the field for one figure over many things."""
    return make(paging.Total(term.name, term.kind), {}, f"Of all values of `{term.name}`.")


def distinct(properties: type[Any]) -> Any:
    """Return the field with the number of different values of a property."""
    return plain(paging.count_distinct, "The number of different values.", {"of": (properties, "")})


@cache
def _rdf(iri: str) -> Rdf:
    return Rdf(iri=iri)


def rdf(term: PropertyTerm) -> Rdf:
    """Return the directive with the IRI of a term."""
    return _rdf(term.iri.value)
