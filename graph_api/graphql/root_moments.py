"""The moments that the root fields of a document name, known before the document runs.

Costs are estimated from the data of these moments, and the ETag of the answer covers them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
)
from graphql.execution.collect_fields import FragmentDetails, collect_fields
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values

from graph_api.graphql.moment_ids import split_id
from graph_api.graphql.operation_directives import directives
from graph_api.moments import NOW, Moment, moment_named
from graph_store.errors import BadMoment

Moments = Mapping[str, frozenset[Moment]]
"""The moments by response key of a root field; what a moment does not give is that of the request."""

BY_ARGUMENT = frozenset(("node", "nodes", "changes"))
"""The root fields whose arguments may name a moment."""

_Root = OperationDefinitionNode | FragmentDefinitionNode
_AT = re.compile(r"\bat\b")


def names_moments(document: DocumentNode, text: str) -> bool:
    """Return whether a directive or an argument of a root field may name a moment."""
    if _AT.search(text):
        return True
    waiting = [each.selection_set for each in document.definitions if isinstance(each, _Root) and _is_query(each)]
    for selection in waiting:  # which grows meanwhile
        for each in selection.selections:
            if isinstance(each, InlineFragmentNode):
                waiting.append(each.selection_set)
            elif isinstance(each, FieldNode) and each.name.value in BY_ARGUMENT:
                return True
    return False


def _is_query(part: _Root) -> bool:
    return isinstance(part, OperationDefinitionNode) or part.type_condition.name.value == "Query"


def root_moments(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, Any] | None,
) -> Moments:
    """Return the moments of the root fields of a valid query; empty if its variables cannot be used."""
    given = get_variable_values(schema, operation.variable_definitions or (), dict(variables or {}))
    if isinstance(given, list) or schema.query_type is None:
        return {}
    details = {each: FragmentDetails(definition) for each, definition in fragments.items()}
    try:
        fields = collect_fields(schema, details, given, schema.query_type, operation).grouped_field_set
        return {
            key: frozenset(_named(schema, group[0].node, operation, given))
            for key, group in fields.items()
            if not group[0].node.name.value.startswith("__")
        }
    except GraphQLError:  # null for a variable with a default, where null is not allowed
        return {}


def every(moments: Moments) -> frozenset[Moment]:
    """Return the moments that the answer depends on."""
    return frozenset[Moment]().union(*moments.values()) or frozenset((NOW,))


def _named(
    schema: GraphQLSchema, node: FieldNode, operation: OperationDefinitionNode, variables: VariableValues
) -> Iterator[Moment]:
    outer, own = (directives(schema, each, variables.coerced) for each in (operation, node))
    chosen = own.below(outer).moment
    if node.name.value not in BY_ARGUMENT:
        yield chosen
        return
    given = get_argument_values(schema.query_type.fields[node.name.value], node, variables)  # type: ignore[union-attr]
    if "from" in given:
        yield from (moment_named(given[name]).within(chosen) for name in ("from", "to"))
        return
    for each in given.get("ids", [given.get("id")]):
        yield _moment_of(each).within(chosen)


def _moment_of(name: str) -> Moment:
    try:
        return split_id(name)[1]
    except BadMoment:
        return NOW
