"""The fields of a document that have rows in SPARQL: connections, related things and look-ups.

The document is followed once more from a root field, from some of the things at each level. So each text is about
things that are in the answer, whichever executor has written it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_abstract_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.types.arguments import convert_arguments

from graph_api.graphql.fields import ReadField
from graph_api.graphql.operation_directives import directives
from graph_api.graphql.readers import Everything, One, Pages
from graph_api.graphql.request_context import Call, Item, Lens, RequestContext, Root
from graph_api.graphql.resolvers import WithinDays
from graph_api.graphql.search import Results
from graph_api.graphql.selection import Page
from graph_api.graphql.sparql_pages import PageWriter, Text
from graph_api.graphql.thing_lookup import Lookup
from graph_api.graphql.version_facts import THING
from graph_store.errors import GraphError

MOST_PARENTS = 100
"""Limit of the things of one level that are followed."""

Details = list[FieldDetails]
_Source = TypeVar("_Source", Item, Page)


@dataclass(frozen=True, slots=True)
class Site:
    """A field with rows: its path in the answer, the thing that has the field, and the SPARQL text of its rows."""

    path: str
    parent: str | None
    text: Text


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of the document, and the things that have it, seen through one lens."""

    definition: GraphQLField
    details: Details
    items: list[Item] = field(default_factory=list)


class Sites:
    """Finds the fields with rows below a root field."""

    def __init__(
        self,
        schema: GraphQLSchema,
        context: RequestContext,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: VariableValues,
    ) -> None:
        self._schema, self._context, self._operation, self._variables = schema, context, operation, variables
        self._fragments = {name: FragmentDetails(each) for name, each in fragments.items()}

    def find(self) -> Iterator[Site]:
        """Yield the fields with rows of all root fields of the operation."""
        query: Any = self._schema.query_type
        found = collect_fields(self._schema, self._fragments, self._variables, query, self._operation)
        for key, details in found.grouped_field_set.items():
            if not details[0].node.name.value.startswith("__"):
                yield from self._root(key, query.fields[details[0].node.name.value], details)

    def _root(self, key: str, definition: GraphQLField, details: Details) -> Iterator[Site]:
        node = details[0].node
        try:
            outer, own = (directives(self._schema, each, self._variables.coerced) for each in (self._operation, node))
            lens = self._context.lens(own.below(outer))
            call, reader = self._call(definition, details), _reader(definition)
            found = _checked(reader.read(Root(lens), call))
        except (GraphError, GraphQLError):
            return
        if isinstance(reader, Everything | Lookup):
            yield Site(key, None, PageWriter(call, lens).text(reader, found, None))
        yield from self._below(key, definition, details, [found])

    def _below(self, path: str, definition: GraphQLField, details: Details, found: Sequence[Any]) -> Iterator[Site]:
        """Yield the fields with rows below a field that has read these values."""
        kind: Any = get_named_type(definition.type)
        flat = [each for one in found for each in (one if isinstance(one, list) else [one])]
        if pages := [each for each in flat if type(each) in (Page, Results)]:
            for key, each, inner in self._parts(kind, details, ("nodes", "edges")):
                yield from self._members(f"{path}.{key}", each, inner, pages)
        else:
            items = [each for each in flat if isinstance(each, Item)]
            yield from self._things(path, definition, details, items)

    def _members(self, path: str, definition: GraphQLField, details: Details, pages: list[Page]) -> Iterator[Site]:
        """Yield the fields with rows below the things on pages, which are nodes, or the node of each edge."""
        pages = list(self._seen(details, pages))
        items = [Item(iri, page.lens) for page in pages for iri in page.shown]
        kind: Any = get_named_type(definition.type)
        if details[0].node.name.value == "nodes":
            yield from self._things(path, definition, details, items)
            return
        for key, each, inner in self._parts(kind, details, ("node",)):
            yield from self._things(f"{path}.{key}", each, inner, list(self._seen(inner, items)))

    def _parts(self, kind: Any, details: Details, names: Sequence[str]) -> Iterator[tuple[str, GraphQLField, Details]]:
        for key, inner in self._selected(kind, details).items():
            name = inner[0].node.name.value
            if name in names:
                yield key, kind.fields[name], inner

    def _things(self, path: str, definition: GraphQLField, details: Details, items: list[Item]) -> Iterator[Site]:
        """Yield the fields with rows of things, and those below."""
        kind: Any = get_named_type(definition.type)
        fields: dict[tuple[str, int, Lens], _Field] = {}
        for lens, name, iris in self._by_type(kind, items):
            object_type: Any = self._schema.type_map[name]
            for key, inner in self._selected(object_type, details).items():
                node = inner[0].node
                made = object_type.fields.get(node.name.value)
                if made is not None and isinstance(_reader(made), Pages | One | WithinDays):
                    for item in self._seen(inner, [Item(iri, lens) for iri in iris]):
                        one = fields.setdefault((key, id(node), item.lens), _Field(made, inner))
                        one.items.append(item)
        for (key, _, _), each in fields.items():
            yield from self._field(f"{path}.{key}", each)

    def _field(self, path: str, part: _Field) -> Iterator[Site]:
        """Yield one field, for the first thing that has rows there, and the fields below."""
        reader, found = _reader(part.definition), dict(self._values(part))
        if not found:
            return
        full = (iri for iri, each in found.items() if not isinstance(each, Page) or each.shown)
        parent, call = next(full, next(iter(found))), self._call(part.definition, part.details)
        yield Site(path, parent, PageWriter(call, part.items[0].lens).text(reader, found[parent], parent))
        yield from self._below(path, part.definition, part.details, list(found.values()))

    def _values(self, part: _Field) -> Iterator[tuple[str, Any]]:
        """Yield the value of a field of some things, without those that have an error or no value."""
        for item in part.items[:MOST_PARENTS]:
            try:
                found = _checked(_reader(part.definition).read(item, self._call(part.definition, part.details)))
            except (GraphError, GraphQLError):
                continue
            if found is not None:
                yield item.iri, found

    def _by_type(self, kind: Any, items: list[Item]) -> Iterator[tuple[Lens, str, list[str]]]:
        """Yield the things of each object type, seen through each lens."""
        by_lens: dict[Lens, dict[str, None]] = {}
        for item in items[:MOST_PARENTS]:
            by_lens.setdefault(item.lens, {})[item.iri] = None
        declared = THING if kind.name == "Node" else kind.name
        for lens, iris in by_lens.items():
            names = lens.whole.typenames(list(iris), declared) if is_abstract_type(kind) else [kind.name] * len(iris)
            for name in dict.fromkeys(names):
                yield lens, name, [iri for iri, each in zip(iris, names, strict=True) if each == name]

    def _selected(self, kind: GraphQLObjectType, details: Details) -> Mapping[str, Details]:
        return collect_subfields(
            self._schema, self._fragments, self._variables, self._operation, kind, details
        ).grouped_field_set

    def _seen(self, details: Details, sources: Sequence[_Source]) -> Iterator[_Source]:
        """Yield things or pages as a field sees them; nothing for a field whose directives cannot be used."""
        try:
            given = directives(self._schema, details[0].node, self._variables.coerced)
            yield from [each.through(self._context.lens(given, each.lens)) for each in sources]
        except (GraphError, GraphQLError):
            return

    def _call(self, definition: GraphQLField, details: Details) -> Call:
        node, own = details[0].node, self._schema._strawberry_schema  # type: ignore[attr-defined]
        coerced = get_argument_values(definition, node, self._variables, details[0].fragment_variable_values)
        registry = own.schema_converter.scalar_registry
        arguments = definition.extensions["strawberry-definition"].arguments
        return Call(self._context, convert_arguments(coerced, arguments, registry, own.config), id(node))


def _checked(found: Any) -> Any:
    """Return the value of a field. Raises: BadCursor (400) if it is a page that its cursors do not find."""
    if isinstance(found, Page):
        found.bounds  # noqa: B018
    return found


def _reader(definition: GraphQLField) -> Any:
    """Return the reader of a field; None for a field that reads nothing."""
    made = definition.extensions.get("strawberry-definition")
    return made.reader if isinstance(made, ReadField) else None
