"""The versions that the root fields of a document name, known before the document runs.

Costs are estimated from these versions, and the ETag of the answer covers them.
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

from graph_api.graphql.moments import split_id
from graph_api.graphql.operation_directives import directives
from graph_store.errors import BadMoment

Versions = Mapping[str, frozenset[int | None]]
"""The versions by response key of a root field; None is the version of the request."""

BY_ARGUMENT = frozenset(("node", "nodes", "changes"))
"""The root fields whose arguments may name a version."""

_Root = OperationDefinitionNode | FragmentDefinitionNode
_AT = re.compile(r"\bat\b")


def names_versions(document: DocumentNode, text: str) -> bool:
    """Return whether a directive or an argument of a root field may name a version."""
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


def root_versions(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, Any] | None,
) -> Versions:
    """Return the versions of the root fields of a valid query; empty if its variables cannot be used."""
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


def numbers(versions: Versions) -> frozenset[int | None]:
    """Return the versions that the answer depends on."""
    return frozenset[int | None]().union(*versions.values()) or frozenset((None,))


def _named(
    schema: GraphQLSchema, node: FieldNode, operation: OperationDefinitionNode, variables: VariableValues
) -> Iterator[int | None]:
    outer, own = (directives(schema, each, variables.coerced) for each in (operation, node))
    chosen = own.below(outer).version
    if node.name.value not in BY_ARGUMENT:
        yield chosen
        return
    given = get_argument_values(schema.query_type.fields[node.name.value], node, variables)  # type: ignore[union-attr]
    if "from" in given:
        yield from (given["from"], given["to"])
        return
    for each in given.get("ids", [given.get("id")]):
        yield _version_of(each) or chosen


def _version_of(name: str) -> int | None:
    try:
        return split_id(name)[1].version
    except BadMoment:
        return None
