"""Limits on the levels and the number of fields, and the tokens of a document.

Introspection fields are not counted, so that tools can read the schema.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    get_operation_ast,
    parse,
)

from graph_store.errors import BadRequest
from graph_store.json_text import MOST_LEVELS, is_deep

MAX_TOKENS = 4_000
MAX_NESTING = MOST_LEVELS
"""Limit of nested brackets in a document, and of nested objects and lists in its variables."""

_KEPT = 10_000
"""Length in characters up to which the bracket count of a document is cached."""

MAX_FIELDS = 10_000
"""Limit of the fields in an operation with its fragments expanded, because nested fragments multiply."""


_QUIET = re.compile(r'"""(?:\\"""|(?!""").)*+(?:""")?|"(?:\\[^\r\n]|[^"\\\r\n])*+"?|#[^\r\n]*', re.DOTALL)
"""Strings and comments; an unterminated string is matched too, so that its quotes do not start new strings."""

_OTHERS = (OperationType.MUTATION, OperationType.SUBSCRIPTION)
_OTHER = re.compile(r"(?:^|})[\s,\ufeff]*(?:mutation|subscription)\b")


@lru_cache(maxsize=500)
def _brackets(query: str) -> int:
    """Return the depth of the nested brackets."""
    depth = most = 0
    for sign in re.findall(r"[\[\](){}]", _QUIET.sub("", query)):
        depth += 1 if sign in "[({" else -1
        most = max(most, depth)
    return most


def check_nesting(query: str, variables: object) -> None:
    """Refuse a document or variables with too many levels, which would exhaust the parser. Raises: BadRequest (400)."""
    brackets = _brackets if len(query) <= _KEPT else _brackets.__wrapped__
    if brackets(query) > MAX_NESTING:
        raise BadRequest("the document has more than {most} levels of brackets", most=MAX_NESTING)
    if is_deep(variables):
        raise BadRequest("the variables have more than {most} levels", most=MAX_NESTING)


def operation_type(query: str, operation: str | None) -> OperationType:
    """Return the type of the operation that a document asks for; a query if it is not GraphQL."""
    if not any(each.value in query for each in _OTHERS) or not _OTHER.search(_QUIET.sub("", query)):
        return OperationType.QUERY
    try:
        found = get_operation_ast(parse(query, max_tokens=MAX_TOKENS), operation)
    except GraphQLSyntaxError:
        return OperationType.QUERY
    return OperationType.QUERY if found is None else found.operation


@lru_cache
def rules(max_depth: int) -> tuple[type[ValidationRule], ...]:
    """Return the rules for the limits, as the same classes each time, so that validation can be cached."""

    class Limits(ValidationRule):
        """Checks the levels and fields of every operation."""

        def enter_document(self, node: DocumentNode, *_: Any) -> None:
            """Check each operation once."""
            fragments = {each.name.value: each for each in node.definitions if isinstance(each, FragmentDefinitionNode)}
            for each in node.definitions:
                if isinstance(each, OperationDefinitionNode):
                    _check(self.context, each, fragments, max_depth)

    return (Limits,)


def _check(
    context: ValidationContext,
    operation: OperationDefinitionNode,
    fragments: dict[str, FragmentDefinitionNode],
    max_depth: int,
) -> None:
    for count, (field, depth) in enumerate(_fields(operation.selection_set, fragments, 1, ())):
        if count > MAX_FIELDS:
            return context.report_error(
                GraphQLError(f"this operation has more than {MAX_FIELDS} fields, which is the limit", operation)
            )
        if depth > max_depth:
            text = f"this field is at level {depth}; the limit is {max_depth} levels"
            return context.report_error(GraphQLError(text, field))
    return None


def _fields(
    selections: SelectionSetNode,
    fragments: dict[str, FragmentDefinitionNode],
    depth: int,
    within: tuple[str, ...],
) -> Iterator[tuple[FieldNode, int]]:
    for each in selections.selections:
        if isinstance(each, FieldNode):
            introspection = each.name.value.startswith("__")
            yield each, 0 if introspection else depth
            if each.selection_set and not introspection:
                yield from _fields(each.selection_set, fragments, depth + 1, within)
        elif isinstance(each, FragmentSpreadNode):
            name = each.name.value
            if name in fragments and name not in within:
                yield from _fields(fragments[name].selection_set, fragments, depth, (*within, name))
        else:
            yield from _fields(each.selection_set, fragments, depth, within)  # type: ignore[attr-defined]
