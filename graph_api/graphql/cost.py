"""The estimated cost of a document, computed before it runs from the real numbers of things.

Each thing or other object in the answer costs 1 and each value 0.02; fields with `@cost` cost more. The size of a list
is limited by the arguments that `@listSize` names and by the data. Each condition of a filter and each order adds a
fixed cost and a cost for the things that it is tested on; see `filter_cost`.
Source: https://ibm.github.io/graphql-specs/cost-spec.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
)

from graph_api.graphql.directives import Cost, ListSize
from graph_api.graphql.fields import ReadField
from graph_api.graphql.filter_cost import Tried
from graph_api.graphql.readers import Everything, Pages
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.selection import MAX_LIST
from graph_api.graphql.version_facts import Facts
from graph_store.errors import QueryTooComplex

VALUE = 0.02
"""The cost of a text, number or other value in the answer, so that a document cannot repeat one without end."""


@dataclass(slots=True)
class Estimate:
    """The estimated cost of a document, and the path of its most expensive field.

    The cost of conditions is computed for each request, because variables may contain them; `tried` lists them.
    """

    total: float = 0
    most: float = 0
    path: str = ""
    tried: list[Tried] = field(default_factory=list)

    def add(self, cost: float, path: tuple[str, ...]) -> None:
        """Add the cost of one field."""
        self.total += cost
        if cost > self.most:
            self.most, self.path = cost, ".".join(path)


@dataclass(frozen=True, slots=True)
class RootFacts:
    """The facts that the cost of each root field is estimated from, by response key, if they are not the usual ones."""

    usual: Facts
    others: Mapping[str, Facts]

    @property
    def key(self) -> tuple[object, ...]:
        """Return a key that is equal for equal facts."""
        others = ((key, facts.snapshot.key, facts.scope) for key, facts in self.others.items())
        return self.usual.snapshot.key, self.usual.scope, *others

    def of(self, key: str) -> Facts:
        """Return the facts for one root field."""
        return self.others.get(key, self.usual)


def check(
    context: RequestContext, known: Estimate, variables: Mapping[str, Any], facts: RootFacts, limit: float
) -> None:
    """Refuse a document that is too expensive.

    Raises: QueryTooComplex (400) with the estimate, the limit and the most expensive path.
    """
    estimate = replace(known, tried=[])
    for each in known.tried:
        estimate.add(each.cost(variables, facts.of(each.root)), each.path)
    context.cost = round(estimate.total)
    if estimate.total > limit:
        share = round(100 * estimate.most / estimate.total)
        raise QueryTooComplex(
            "this document would cost about {total:,.0f}, and {limit:,.0f} is the limit; {share} % "
            "of it is {path}. Ask for less at once: first, fewer levels, fewer conditions",
            total=estimate.total,
            limit=limit,
            share=share,
            path=estimate.path,
        )


class CostEstimator:
    """Estimates the cost of one operation with its variables."""

    def __init__(
        self,
        schema: GraphQLSchema,
        facts: RootFacts,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self._schema, self._roots = schema, facts
        self._root, self._facts = "", facts.usual
        self._fragments, self._variables = fragments, variables
        self._estimate = Estimate()

    def estimate(self, operation: OperationDefinitionNode) -> Estimate:
        """Return the estimated cost of the operation."""
        self._below(operation.selection_set, self._schema.query_type, 1, (), None)
        return self._estimate

    def _below(
        self, selections: SelectionSetNode, kind: Any, times: float, path: tuple[str, ...], page: float | None
    ) -> None:
        for node, parent in self._fields(selections, kind):
            name = node.name.value
            definition = getattr(parent, "fields", {}).get(name)
            if not path:
                self._root = (node.alias or node.name).value
                self._facts = self._roots.of(self._root)
            if definition is not None and not name.startswith("__"):
                paged = page if page is not None and name in {"nodes", "edges"} else None
                self._field(node, definition, times, (*path, name), paged)

    def _field(self, node: FieldNode, definition: Any, times: float, path: tuple[str, ...], page: float | None) -> None:
        kind = get_named_type(definition.type)
        field = definition.extensions.get("strawberry-definition")
        weight = _weight(field, 1 if is_composite_type(kind) else VALUE)
        size = page if page is not None else self._size(node, field)
        self._conditions(node, definition, times * (self._real(field) if _is_sized(field) else 1), path)
        is_list = is_list_type(definition.type.of_type if is_non_null_type(definition.type) else definition.type)
        many = times * (size or 1) if is_list else times
        self._estimate.add(many * weight, path)
        if node.selection_set:
            self._below(node.selection_set, kind, many, path, None if is_list else size)

    def _conditions(self, node: FieldNode, definition: Any, things: float, path: tuple[str, ...]) -> None:
        for each in node.arguments or ():
            if is_input_object_type(get_named_type(definition.args[each.name.value].type)):
                self._estimate.tried.append(Tried(each.value, things, (*path, each.name.value), self._root))

    def _size(self, node: FieldNode, field: Any) -> float | None:
        """Return the average size of this field's list or page; None for another field."""
        bound = next((each for each in getattr(field, "directives", ()) if isinstance(each, ListSize)), None)
        if bound is None:
            return None
        asked = [self._number(node, name) for name in bound.slicing_arguments or ()]
        return min(MAX_LIST, self._real(field), *(each for each in asked if each is not None))

    def _real(self, field: ReadField) -> float:
        reader = field.reader
        if isinstance(reader, Everything):
            return len(self._facts.instances(reader.declared))
        if isinstance(reader, Pages):
            return self._facts.fan_out(reader.name)
        return MAX_LIST

    def _number(self, node: FieldNode, name: str) -> float | None:
        for each in node.arguments or ():
            if each.name.value == name:
                if isinstance(each.value, IntValueNode):
                    return float(each.value.value)
                if isinstance(each.value, VariableNode):
                    value = self._variables.get(each.value.name.value)
                    return value if isinstance(value, int) else None
        return None

    def _fields(self, selections: SelectionSetNode, kind: Any) -> Iterator[tuple[FieldNode, Any]]:
        """Yield the fields of a selection with their parent type, including those of all fragments."""
        for each in selections.selections:
            if isinstance(each, FieldNode):
                yield each, kind
            elif isinstance(each, FragmentSpreadNode):
                fragment = self._fragments[each.name.value]
                yield from self._fields(fragment.selection_set, self._on(fragment, kind))
            elif isinstance(each, InlineFragmentNode):
                yield from self._fields(each.selection_set, self._on(each, kind))

    def _on(self, fragment: InlineFragmentNode | FragmentDefinitionNode, kind: Any) -> Any:
        condition = fragment.type_condition
        return kind if condition is None else self._schema.type_map[condition.name.value]


def _is_sized(field: Any) -> bool:
    return any(isinstance(each, ListSize) for each in getattr(field, "directives", ()))


def _weight(field: Any, otherwise: float) -> float:
    given = next((each for each in getattr(field, "directives", ()) if isinstance(each, Cost)), None)
    return otherwise if given is None else float(given.weight)
