"""The directives of documents: `@at` chooses the moment and the facts of a field, `@lang` the languages.

A directive applies to its field, to the arguments of the field and to everything below it.
Source: https://spec.graphql.org/September2025/#sec-Language.Directives
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry
from graphql import DirectiveLocation, DirectiveNode, FieldNode, GraphQLSchema, OperationDefinitionNode, print_ast
from graphql.execution.values import VariableValues, get_directive_values
from strawberry import UNSET, argument

from graph_api.graphql.inputs import Include
from graph_api.moments import NOW, Moment
from graph_store.graphs import Include as Included

_LOCATIONS = [DirectiveLocation.QUERY, DirectiveLocation.SUBSCRIPTION, DirectiveLocation.FIELD]


@strawberry.directive(locations=_LOCATIONS, description="The data that a field and everything below it use.")
def at(
    version: Annotated[
        int | None, argument(description="The version to read; only on the operation and its first fields.")
    ] = UNSET,
    document: Annotated[
        strawberry.ID | None,
        argument(description="The document as of which to read, by key or IRI; in the same places."),
    ] = UNSET,
    include: Annotated[Include | None, argument(description="Stated facts, inferred facts, or both.")] = UNSET,
    synthetic: Annotated[
        bool | None, argument(description="Use rows made for tests too; only on the operation and its first fields.")
    ] = UNSET,
) -> None:
    """Declare `@at`; `Directives` holds what it gives."""


@strawberry.directive(locations=_LOCATIONS, description="The preferred languages of a field and everything below it.")
def lang(
    prefer: Annotated[
        list[str],
        argument(description="Languages such as nl-BE and en, best first; others are used if a text is missing."),
    ],
) -> None:
    """Declare `@lang`; `Directives` holds what it gives."""


DIRECTIVES = at, lang
NAMES = frozenset(("at", "lang"))
ROOT_ONLY = frozenset(("version", "document", "synthetic"))
"""The arguments of `@at` that only the operation and its root fields may give."""


@dataclass(frozen=True, slots=True)
class Directives:
    """The arguments of the directives at one place of a document; None, or no part of the moment, if not given."""

    moment: Moment = NOW
    include: Included | None = None
    synthetic: bool | None = None
    prefer: tuple[str, ...] | None = None

    def below(self, outer: "Directives") -> "Directives":
        """Return these arguments, completed by those of the directives further out."""
        return Directives(
            self.moment.within(outer.moment),
            outer.include if self.include is None else self.include,
            outer.synthetic if self.synthetic is None else self.synthetic,
            outer.prefer if self.prefer is None else self.prefer,
        )


NONE = Directives()


def is_directed(node: FieldNode | OperationDefinitionNode) -> bool:
    """Return whether the node has one of these directives."""
    return any(each.name.value in NAMES for each in node.directives or ())


def directives(
    schema: GraphQLSchema, node: FieldNode | OperationDefinitionNode, variables: dict[str, Any]
) -> Directives:
    """Return the arguments of the directives of a node. Raises: GraphQLError for a variable that is not given."""
    if not is_directed(node):
        return NONE
    given: dict[str, Any] = {}
    values = VariableValues({}, variables)
    for name in NAMES:
        definition = schema.get_directive(name)
        if definition is not None:
            given |= get_directive_values(definition, node, values) or {}
    include, prefer = given.get("include"), given.get("prefer")
    return Directives(
        Moment(given.get("version"), given.get("document") or ""),
        None if include is None else Included(include.value),
        given.get("synthetic"),
        None if prefer is None else tuple(prefer),
    )


def signature(directives: Sequence[DirectiveNode] | None) -> tuple[object, ...]:
    """Return a value that is equal for directives with the same arguments, in any order."""
    return tuple(sorted(
        (each.name.value, *sorted(f"{one.name.value}: {print_ast(one.value)}" for one in each.arguments or ()))
        for each in directives or ()
        if each.name.value in NAMES
    ))  # fmt: skip
