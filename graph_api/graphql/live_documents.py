"""Subscriptions as queries: a subscription is validated, estimated and run as the query that it keeps open.

The subscription type has one field, `live`, of the query type, so that its fields need no second declaration. A program
that does not check its documents against the schema may leave `live` out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from graphql import (
    DefinitionNode,
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
)

LIVE = "live"
"""The field of the subscription type."""

ROOT = "Subscription"
"""The name of the subscription type."""

Keys = Mapping[str | None, str]
"""The response keys of `live`, by the names of the operations that have it."""


def as_queries(document: DocumentNode) -> tuple[DocumentNode, Keys]:
    """Return the document with queries for its subscriptions, and the response keys of `live`."""
    if not any(_is_subscription(each) for each in document.definitions):
        return document, {}
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    found: list[DefinitionNode] = []
    keys: dict[str | None, str] = {}
    for each in document.definitions:
        if isinstance(each, OperationDefinitionNode) and _is_subscription(each):
            selections, key = _followed(each.selection_set, fragments)
            found.append(replace(each, operation=OperationType.QUERY, selection_set=selections))
            if key is not None:
                keys[each.name.value if each.name else None] = key
        elif not _is_on_root(each):
            found.append(each)
    return DocumentNode(definitions=tuple(found), loc=document.loc), keys


def wrapped(result: ExecutionResult, key: str | None) -> ExecutionResult:
    """Return the result of a query as that of the subscription, whose `live` has this response key."""
    if key is None:
        return result
    data = None if result.data is None else {key: result.data}
    return ExecutionResult(data, [_under(key, each) for each in result.errors or ()] or None, _extensions(result, key))


def _under(key: str, error: GraphQLError) -> GraphQLError:
    path = [key, *error.path] if error.path else None
    return GraphQLError(
        error.message, error.nodes, error.source, error.positions, path, error.original_error, error.extensions
    )


def _extensions(result: ExecutionResult, key: str) -> dict[str, Any] | None:
    """Return the extensions with the paths in the answer that the client gets."""
    found = dict(result.extensions or {})
    if "notStated" in found:
        found["notStated"] = [[key, *path] for path in found["notStated"]]
    if "hints" in found:
        found["hints"] = [{**each, "path": [key, *each["path"]]} for each in found["hints"]]
    return found


def _followed(
    selections: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[SelectionSetNode, str | None]:
    """Return the selections on the query type, and the response key of `live` if they are below it."""
    fields = list(_fields(selections.selections, fragments, ()))
    live = [each for each in fields if isinstance(each, FieldNode) and each.name.value == LIVE and _is_bare(each)]
    keys = {each.alias.value if each.alias else LIVE for each in live}
    if len(live) != len(fields) or len(keys) != 1:
        return SelectionSetNode(selections=tuple(fields), loc=selections.loc), None
    below = tuple(each for one in live if one.selection_set for each in one.selection_set.selections)
    return SelectionSetNode(selections=below, loc=selections.loc), keys.pop()


def _is_bare(node: FieldNode) -> bool:
    return bool(node.selection_set) and not node.arguments and not node.directives


def _fields(
    selections: Iterable[SelectionNode], fragments: Mapping[str, FragmentDefinitionNode], within: tuple[str, ...]
) -> Iterator[Any]:
    """Yield the selections, with those of fragments on the subscription type in place of the fragments."""
    for each in selections:
        fragment = fragments.get(each.name.value) if isinstance(each, FragmentSpreadNode) else each
        if each.directives:
            yield each
        elif (
            isinstance(fragment, FragmentDefinitionNode) and _is_on_root(fragment) and fragment.name.value not in within
        ):
            yield from _fields(fragment.selection_set.selections, fragments, (*within, fragment.name.value))
        elif isinstance(fragment, InlineFragmentNode) and (_is_on_root(fragment) or fragment.type_condition is None):
            yield from _fields(fragment.selection_set.selections, fragments, within)
        else:
            yield each


def _is_subscription(node: object) -> bool:
    return isinstance(node, OperationDefinitionNode) and node.operation is OperationType.SUBSCRIPTION


def _is_on_root(node: object) -> bool:
    condition = getattr(node, "type_condition", None)
    return condition is not None and condition.name.value == ROOT
