"""Plans: selections of fields, compiled once, that answer for many things at a time.

A plan runs level by level. Each field is one column over the things of its level. Each thing of a level is written
once, however often it is referred to. If the plan cannot answer exactly, it raises, and the stock executor answers
instead. No text of a client becomes source code or a cache key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import get_argument_values
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from graph_api.graphql.absent_values import AbsentValues
from graph_api.graphql.fields import ReadField
from graph_api.graphql.operation_directives import directives, is_directed
from graph_api.graphql.paging import Nodes
from graph_api.graphql.plan_values import Counted, added, completed
from graph_api.graphql.readers import Things, Unplannable
from graph_api.graphql.request_context import Call, Lens, RequestContext
from graph_api.graphql.row_writer import Row, rows_of
from graph_api.graphql.selection import PageColumn
from graph_api.graphql.version_facts import THING

Details = list[FieldDetails]

S = TypeVar("S")


class Executor(Protocol):
    """The part of graphql-core's executor that plans use."""

    schema: Any
    variable_values: Any

    def collect_subfields(self, return_type: GraphQLObjectType, field_details_list: Details) -> Any:
        """Return the fields of a selection, with fragments merged and `@skip` and `@include` applied."""


@dataclass(slots=True)
class Run:
    """One request that a plan answers: its executor, its counts, and its nulls."""

    context: RequestContext
    executor: Executor
    registry: Any
    config: Any
    absent: AbsentValues = field(default_factory=AbsentValues)
    widest: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One response key of a plan; if it `notes`, null in it is listed in `notStated`."""

    key: str
    name: str
    definition: GraphQLField
    field: StrawberryField
    details: Details
    below: "Below | None"
    given: dict[str, Any] | None
    directed: bool
    nullable: bool
    notes: bool

    def call(self, run: Run) -> Call:
        """Return the field with its arguments in this request."""
        node = self.details[0]
        given = self.given
        if given is None:
            values = run.executor.variable_values
            coerced = get_argument_values(self.definition, node.node, values, node.fragment_variable_values)
            given = convert_arguments(coerced, self.field.arguments, run.registry, run.config)
        return Call(run.context, given, id(node.node))

    def lens(self, run: Run, outer: Lens) -> Lens:
        """Return the lens of the field: that of its source, changed by the directives of the field."""
        executor = run.executor
        return run.context.lens(
            directives(executor.schema, self.details[0].node, executor.variable_values.coerced), outer
        )

    def through(self, run: Run, sources: Sequence[Any]) -> Sequence[Any]:
        """Return sources that are not things as the field sees them."""
        if not self.directed:
            return sources
        lenses = {lens: self.lens(run, lens) for lens in {each.lens for each in sources}}
        return [each.through(lenses[each.lens]) for each in sources]


class Plan:
    """The fields of one object type, compiled for one selection."""

    def __init__(self, name: str, parts: Sequence[Part | str], keys: Sequence[str]) -> None:
        self._name, self._parts, self._keys = name, parts, keys

    def things(self, run: Run, things: Things, declared: str | None) -> tuple[list[Row], list[int] | None]:
        """Return a row for each thing, and the number of other things in each row; None if there are none.

        If the things can have several types, `declared` is the type in the schema.
        """
        run.widest = max(run.widest, len(self._parts))
        columns: list[Sequence[Any]] = []
        sizes: list[int] | None = None
        for part in self._parts:
            run.context.check_time()
            if isinstance(part, str):
                column: Sequence[Any] = self._typenames(things, declared)
            else:
                column, more = _followed(run, part, things, _thing_column)
                sizes = added(sizes, more)
            columns.append(column)
        return self._written(run, columns, len(things.iris)), sizes

    def _typenames(self, things: Things, declared: str | None) -> list[str]:
        if declared is None:
            return [self._name] * len(things.iris)
        return things.lens.whole.typenames(things.iris, declared)

    def objects(self, run: Run, sources: Sequence[Any]) -> tuple[list[Row], list[int] | None]:
        """Return the same for values that are not things: pages, edges, dates and texts."""
        columns: list[Sequence[Any]] = []
        sizes: list[int] | None = None
        for part in self._parts:
            run.context.check_time()
            if isinstance(part, str):
                columns.append([self._name] * len(sources))
                continue
            column, more = _followed(run, part, sources, _object_column)
            sizes = added(sizes, more)
            columns.append(column)
        return self._written(run, columns, len(sources)), sizes

    def _written(self, run: Run, columns: list[Sequence[Any]], count: int) -> list[Row]:
        rows = rows_of(self._keys, columns, count)
        for part, column in zip(self._parts, columns, strict=True):
            if not isinstance(part, str) and part.nullable and None in column:
                run.absent.note(rows, part.key, column, stated=part.notes)
        return rows


@dataclass(slots=True)
class Below:
    """The selection on the things or values of a field."""

    kind: GraphQLOutputType
    details: Details
    is_thing: bool
    uniform: bool
    plans: dict[str, Plan] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the name of the type in the schema."""
        name: str = self.kind.name  # type: ignore[union-attr]
        return name

    @property
    def declared(self) -> str:
        """Return the class of that type."""
        return THING if self.name == "Node" else self.name

    def plan(self, run: Run, name: str) -> Plan:
        """Return the plan for one object type, compiled at its first use."""
        found = self.plans.get(name)
        if found is None:
            found = self.plans[name] = compiled(run.executor, run.executor.schema.type_map[name], self.details)
        return found

    def things(self, run: Run, things: Things) -> tuple[dict[str, Row], dict[str, int] | None]:
        """Return the row of each thing, written once, and the number of things in each row."""
        rows: dict[str, Row] = {}
        sizes: dict[str, int] = {}
        declared = self.declared if self.uniform and is_abstract_type(self.kind) else None
        for name, iris in self._by_type(run, things).items():
            found, held = self.plan(run, name).things(run, Things(iris, things.lens), declared)
            rows.update(zip(iris, found, strict=True))
            if held is not None:
                sizes.update(zip(iris, held, strict=True))
        return rows, sizes or None

    def _by_type(self, run: Run, things: Things) -> dict[str, list[str]]:
        once = list(dict.fromkeys(things.iris))
        if not is_abstract_type(self.kind):
            return {self.name: once}
        if self.uniform:
            return {run.executor.schema.get_possible_types(self.kind)[0].name: once}
        found: dict[str, list[str]] = {}
        for iri, name in zip(once, things.lens.whole.typenames(once, self.declared), strict=True):
            found.setdefault(name, []).append(iri)
        return found


def compiled(executor: Executor, kind: GraphQLObjectType, details: Details) -> Plan:
    """Return the plan for a selection on an object type."""
    parts: list[Part | str] = []
    fields = executor.collect_subfields(kind, details).grouped_field_set
    for key, group in fields.items():
        name = group[0].node.name.value
        parts.append("__typename" if name == "__typename" else _part(executor, kind, key, name, group))
    return Plan(kind.name, parts, list(fields))


def _part(executor: Executor, kind: GraphQLObjectType, key: str, name: str, group: Details) -> Part:
    definition = kind.fields[name]
    field = definition.extensions["strawberry-definition"]
    node = group[0].node
    return Part(
        key, name, definition, field, group, below(definition.type, group),
        None if node.arguments else {}, is_directed(node), not isinstance(definition.type, GraphQLNonNull),
        isinstance(field, ReadField) and field.reader.notes,
    )  # fmt: skip


def below(kind: GraphQLOutputType, details: Details) -> Below | None:
    """Return the selection on the things or values of this type; None for a type without fields."""
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    if is_leaf_type(kind):
        return None
    is_thing = kind.name == "Node" or any(each.name == "Node" for each in getattr(kind, "interfaces", ()))
    uniform = all(
        isinstance(each, FieldNode)
        for detail in details
        for each in (detail.node.selection_set.selections if detail.node.selection_set else ())
    )
    return Below(kind, details, is_thing, uniform)


def _followed(run: Run, part: Part, sources: S, column: Callable[[Run, Part, S], Counted]) -> Counted:
    """Return the column of a field, and record whether values below it are not stated."""
    before = run.absent.count
    found = column(run, part, sources)
    if run.absent.count > before:
        run.absent.leading.add(part.key)
    return found


def _thing_column(run: Run, part: Part, things: Things) -> Counted:
    if not isinstance(part.field, ReadField):
        raise Unplannable
    if part.directed:
        things = Things(things.iris, part.lens(run, things.lens))
    reader = part.field.reader
    values = reader.column(things, part.call(run))
    if type(values) is PageColumn and part.below:
        return part.below.plan(run, part.below.name).objects(run, values)
    return completed(run, part, values, reader.exact, things.lens)


def _object_column(run: Run, part: Part, sources: Sequence[Any]) -> Counted:
    if not isinstance(part.field, ReadField):
        return completed(run, part, [getattr(each, part.field.python_name) for each in sources], False, None)
    call, reader, sources = part.call(run), part.field.reader, part.through(run, sources)
    if isinstance(reader, Nodes) and sources:
        if type(sources) is PageColumn:
            return completed(run, part, sources.shown, True, sources.lens)
        return completed(run, part, [page.shown for page in sources], True, _one_lens(sources))
    return completed(run, part, reader.objects(sources, call), False, None)


def _one_lens(sources: Sequence[Any]) -> Lens:
    lens: Lens = sources[0].lens
    if any(each.lens is not lens and each.lens != lens for each in sources):
        raise Unplannable
    return lens
