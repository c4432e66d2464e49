"""The changes between a recorded schema and the current one: breaking ones, risky ones and additions.

Changed descriptions are left out, because they change nothing for programs.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from enum import Enum

from graphql import (
    BreakingChangeType,
    DangerousChangeType,
    GraphQLError,
    GraphQLSchema,
    SafeChangeType,
    SchemaChange,
    build_schema,
    find_schema_changes,
)

from graph_store.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes as sentences: those that break programs, those that may surprise one, and all others."""

    breaking: tuple[str, ...]
    risky: tuple[str, ...]
    additions: tuple[str, ...]

    def by_kind(self) -> Iterable[tuple[str, str]]:
        """Yield each change after its kind: `breaking`, `risky` or `addition`."""
        for kind, sentences in (("breaking", self.breaking), ("risky", self.risky), ("addition", self.additions)):
            yield from ((kind, each) for each in sentences)


def changes(recorded: str, now: GraphQLSchema) -> Changes:
    """Return the changes since a recorded SDL. Raises: BadRequest (400) if the text is not a schema."""
    try:
        before = build_schema(recorded, assume_valid_sdl=True, no_location=True)
    except (GraphQLError, TypeError) as fault:
        raise BadRequest("this is not a schema in SDL: {fault}", fault=fault) from fault
    found = [
        each
        for each in find_schema_changes(_for_programs(before), _for_programs(now))
        if each.type is not SafeChangeType.DESCRIPTION_CHANGED
    ]
    return Changes(_of(found, BreakingChangeType), _of(found, DangerousChangeType), _of(found, SafeChangeType))


def _for_programs(schema: GraphQLSchema) -> GraphQLSchema:
    """Return a schema without the directives on cost, which an SDL has only on request."""
    plain = copy(schema)
    plain.directives = tuple(each for each in schema.directives if each.name not in ("cost", "listSize"))
    return plain


def _of(found: Iterable[SchemaChange], kind: type[Enum]) -> tuple[str, ...]:
    return tuple(each.description for each in found if isinstance(each.type, kind))
