"""Answers to introspection queries, which compute each distinct part of the schema once.

Most of the schema is repeated, because every class has the fields of its superclasses. The stock executor reads each
repetition again, which takes seconds. Here, equal parts of the schema share one answer for each selection. Equal
selections in all documents share their answers. The functions of graphql-core read the fields and gather the
selections, so the answer is the same as that of the stock executor.
Source: https://spec.graphql.org/September2025/#sec-Introspection
"""

from collections.abc import Callable, Hashable
from types import SimpleNamespace
from typing import Any, NamedTuple

from graphql import (
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_introspection_type,
    is_leaf_type,
    is_wrapping_type,
)
from graphql.execution.values import get_argument_values

from graph_api.graphql.plans import Details, Executor

MAX_OBJECTS = 100_000
"""Limit of the cached objects; a standard introspection query creates about 7,000."""

COUNTED_AFTER = 256
"""Number of objects between two checks of the limits."""

Spend = Callable[[int], None]
"""A function that counts objects of the answer, and raises if they are too many or too late."""

Known = dict[int, int]
"""The sizes of cached objects, by id."""

_AS_THEY_ARE = frozenset((str, bool))
"""The Python types of the introspection fields with a String or Boolean."""


def is_about_schema(kind: Any) -> bool:
    """Return whether the type belongs to the introspection system."""
    named = get_named_type(kind)
    return isinstance(named, GraphQLObjectType) and is_introspection_type(named)


class Part(NamedTuple):
    """One response key of a selection; `field` is None for `__typename`."""

    key: str
    field: GraphQLField | None
    given: dict[str, Any]
    below: "Selection | None"


class Selection:
    """The requested fields of one introspection type, and their answers for each part of the schema."""

    def __init__(self, kind: GraphQLObjectType, parts: list[Part]) -> None:
        self.kind, self.parts = kind, parts
        self.written: dict[Hashable, dict[str, Any]] = {}


class IntrospectionCache:
    """A cache of introspection answers for one schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.objects = 0
        self.weights: Known = {}
        self._info = SimpleNamespace(schema=schema)
        self._selections: dict[Hashable, Selection] = {}
        self._told: dict[int, Hashable] = {}
        self._numbers: dict[Hashable, int] = {}

    def selection(self, executor: Executor, kind: GraphQLObjectType, details: Details, spend: Spend) -> Selection:
        """Return the selection of the document on this type.

        Raises: GraphQLError for arguments that cannot be used; any error of `spend`.
        """
        fields = executor.collect_subfields(kind, details).grouped_field_set
        parts = [self._part(executor, kind, key, group, spend) for key, group in fields.items()]
        said = kind.name, *((each.key, id(each.field), repr(each.given), id(each.below)) for each in parts)
        self._count(spend)
        return self._selections.setdefault(said, Selection(kind, parts))

    def _count(self, spend: Spend) -> None:
        self.objects += 1
        if self.objects % COUNTED_AFTER == 0:
            spend(COUNTED_AFTER)

    def _part(self, executor: Executor, kind: GraphQLObjectType, key: str, group: Details, spend: Spend) -> Part:
        node = group[0].node
        if node.name.value == "__typename":
            return Part(key, None, {}, None)
        field = kind.fields[node.name.value]
        given = get_argument_values(field, node, executor.variable_values, group[0].fragment_variable_values)
        named = get_named_type(field.type)
        below = self.selection(executor, named, group, spend) if isinstance(named, GraphQLObjectType) else None
        return Part(key, field, given, below)

    def value(self, kind: Any, below: Selection | None, source: Any, spend: Spend) -> Any:
        """Return the value in the form of the answer. Raises: any error of `spend`."""
        if source is None or type(source) in _AS_THEY_ARE:
            return source
        while isinstance(kind, GraphQLNonNull):
            kind = kind.of_type
        if isinstance(kind, GraphQLList):
            return [self.value(kind.of_type, below, each, spend) for each in source]
        if below is None:
            assert is_leaf_type(kind)  # noqa: S101
            return kind.coerce_output_value(source)
        place = self._place(source)
        return below.written.get(place) or self._write(place, below, source, spend)

    def _write(self, place: Hashable, selection: Selection, source: Any, spend: Spend) -> dict[str, Any]:
        written: dict[str, Any] = {}
        for key, field, given, below in selection.parts:
            if field is None:
                written[key] = selection.kind.name
                continue
            found = field.resolve(source, self._info, **given)  # type: ignore[misc]
            plain = found is None or type(found) in _AS_THEY_ARE
            written[key] = found if plain else self.value(field.type, below, found, spend)
        self._count(spend)
        return selection.written.setdefault(place, written)

    def _place(self, source: Any) -> Hashable:
        """Return a key that is equal for parts of the schema with equal introspection answers."""
        if isinstance(source, tuple):
            return source[0], self._definition(source[1])
        return str(source) if is_wrapping_type(source) else id(source)

    def _definition(self, part: Any) -> Hashable:
        found = self._told.get(id(part))
        if found is None:
            default = repr(getattr(part, "default", None)), repr(getattr(part, "default_value", None))
            arguments = (getattr(part, "args", None) or {}).items()
            inside = tuple((name, self._definition(each)) for name, each in arguments)
            said = (
                type(part),
                str(getattr(part, "type", "")),
                part.description,
                part.deprecation_reason,
                default,
                inside,
            )
            found = self._told[id(part)] = self._numbers.setdefault(said, len(self._numbers))
        return found


_caches: dict[int, IntrospectionCache] = {}


def introspection_cache(schema: GraphQLSchema) -> IntrospectionCache:
    """Return the cache for a schema, emptied if it is too large, because clients choose the selections."""
    found = _caches.get(id(schema))
    if found is None or found.objects > MAX_OBJECTS:
        found = _caches[id(schema)] = IntrospectionCache(schema)
    return found


def read(
    executor: Executor, kind: Any, details: Details, source: Any, spend: Spend, weigh: Callable[[Any, Known], int]
) -> tuple[Any, int]:
    """Return the answer of a root field about the schema, and its size according to `weigh`.

    Raises: GraphQLError for arguments that cannot be used; any error of `spend`.
    """
    kept = introspection_cache(executor.schema)
    data = kept.value(kind, kept.selection(executor, get_named_type(kind), details, spend), source, spend)
    return data, weigh(data, kept.weights)
