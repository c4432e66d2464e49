"""What one document may ask: levels of fields, aliases, tokens.

Fields of the introspection system are not counted, so that tools can read the schema.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)

MAX_ALIASES = 30
MAX_TOKENS = 4_000
MAX_FIELDS = 10_000
"""Fields of an operation with its fragments spread out; it keeps fragments within fragments from multiplying."""


@lru_cache
def rules(max_depth: int) -> tuple[type[ValidationRule], ...]:
    """The rules that hold a document to its limits; the same classes each time, so that validation can be cached."""

    class Limits(ValidationRule):
        """Counts levels and aliases of every operation."""

        def enter_document(self, node: DocumentNode, *_: Any) -> None:
            """Look at each operation once."""
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
    aliases = 0
    for count, (field, depth) in enumerate(_fields(operation.selection_set, fragments, 1, ())):
        aliases += field.alias is not None
        if count > MAX_FIELDS:
            return context.report_error(GraphQLError(f"a document may have {MAX_FIELDS} fields", operation))
        if depth > max_depth:
            text = f"this field is at level {depth}; a document may have {max_depth} levels of fields"
            return context.report_error(GraphQLError(text, field))
        if aliases > MAX_ALIASES:
            return context.report_error(GraphQLError(f"a document may have {MAX_ALIASES} aliases", field))
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
