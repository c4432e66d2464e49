"""A cache of parsed and validated documents, so that a repeated document is not parsed again."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from threading import Lock
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    ListTypeNode,
    NamedTypeNode,
    NonNullTypeNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    TypeNode,
    VariablesInAllowedPositionRule,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)

from graph_api.graphql.cost import Estimate
from graph_api.graphql.directive_rules import AgreeingDirectives, PlacedDirectives
from graph_api.graphql.document_limits import MAX_TOKENS, rules
from graph_api.graphql.live_documents import Keys, as_queries
from graph_api.graphql.root_moments import names_moments
from graph_api.graphql.variable_rules import PlacedVariables

MAX_DOCUMENTS = 500
MAX_CHARACTERS = 1_000_000
"""Limit of the characters in all cached texts."""


SOON_S = 0.002
"""A document that takes less time than this is fast."""

FADING = 0.8
"""Factor by which an older time counts after each new measurement."""

_STANDARD = tuple(each for each in specified_rules if each is not VariablesInAllowedPositionRule)
_PLAIN = frozenset({"Boolean", "Float", "ID", "Int", "String"})
_HEAVY = re.compile(r"\b(?:matches|explain|derivations?|whyNot|provenance|facts|changes|search)\b")


class DocumentLimits(NamedTuple):
    """The limits that a deployment sets for documents."""

    max_depth: int = 12
    introspection: bool = True


@dataclass(slots=True)
class Prepared:
    """One document: its syntax tree if it could be parsed, its errors, and its estimated costs.

    A `plain` document takes about the same time whenever it runs. With `names_moments`, it may read the data
    of other moments than that of the request. `live` has the keys under which subscriptions have their answers. `text`
    is the document itself.
    """

    tree: DocumentNode | None
    errors: Sequence[GraphQLError]
    plain: bool = False
    names_moments: bool = False
    live: Keys = field(default_factory=dict)
    text: str = ""
    estimates: OrderedDict[object, Estimate] = field(default_factory=OrderedDict)
    seconds: dict[tuple[str, int], float] = field(default_factory=dict)

    def took(self, version: tuple[str, int], seconds: float) -> None:
        """Record the CPU time of a run, as the maximum of recent runs; the first run, which reads columns, is ignored.

        Only the last version is recorded, because repeated documents ask for the newest version.
        """
        before = self.seconds.get(version)
        if before is None:
            self.seconds = {version: inf}
        else:
            self.seconds[version] = seconds if before == inf else max(seconds, before * FADING)

    def is_quick(self, version: tuple[str, int]) -> bool:
        """Return whether the document is fast on this version."""
        return self.plain and self.seconds.get(version, inf) < SOON_S

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """Return the operation with this name; None if the document has no such operation."""
        return None if self.tree is None else get_operation_ast(self.tree, name)

    @property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        """The fragments of the document by name."""
        found = self.tree.definitions if self.tree else ()
        return {each.name.value: each for each in found if isinstance(each, FragmentDefinitionNode)}


class Documents:
    """A cache of recent documents, bounded in number and in characters."""

    def __init__(self, schema: GraphQLSchema, limits: DocumentLimits) -> None:
        self._schema, self.limits = schema, limits
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._characters = 0
        self._lock = Lock()

    def known(self, text: str) -> Prepared | None:
        """Return the document if it is in the cache."""
        return self._kept.get(text)

    def get(self, text: str) -> Prepared:
        """Return the document, parsed and validated if it is new."""
        found = self._kept.get(text)
        if found is None:
            found = self._prepared(text)
            self._keep(text, found)
        return found

    def _keep(self, text: str, prepared: Prepared) -> None:
        with self._lock:
            if text not in self._kept:
                self._kept[text] = prepared
                self._characters += len(text)
            while len(self._kept) > MAX_DOCUMENTS or self._characters > MAX_CHARACTERS:
                gone, _ = self._kept.popitem(last=False)
                self._characters -= len(gone)

    def _prepared(self, text: str) -> Prepared:
        try:
            tree, live = as_queries(parse(text, max_tokens=MAX_TOKENS))
        except GraphQLError as error:
            return Prepared(None, [error])
        return Prepared(tree, self._faults(tree), _is_plain(tree, text), names_moments(tree, text), live, text)

    def _faults(self, tree: DocumentNode) -> list[GraphQLError]:
        hiding = () if self.limits.introspection else (NoSchemaIntrospectionCustomRule,)
        ours = PlacedDirectives, AgreeingDirectives, PlacedVariables
        asked = [*_STANDARD, *hiding, *rules(self.limits.max_depth), *ours]
        return validate(self._schema, tree, asked, hide_suggestions=not self.limits.introspection)


def _is_plain(tree: DocumentNode, text: str) -> bool:
    """Return whether all variables have simple types and the document searches no texts and explains no triples."""
    operations = (each for each in tree.definitions if isinstance(each, OperationDefinitionNode))
    kinds = {_name(one.type) for each in operations for one in each.variable_definitions or ()}
    return kinds <= _PLAIN and _HEAVY.search(text) is None


def _name(kind: TypeNode) -> str:
    while isinstance(kind, ListTypeNode | NonNullTypeNode):
        kind = kind.type
    return kind.name.value if isinstance(kind, NamedTypeNode) else ""
