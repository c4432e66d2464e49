"""Documents as they come in: parsed, validated and kept, so that the next who asks the same waits for neither."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from threading import Lock

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
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)

from graph_api.graphql.cost import Estimate
from graph_api.graphql.limits import MAX_TOKENS, rules

MAX_DOCUMENTS = 500
MAX_CHARACTERS = 1_000_000
"""Characters of all texts that are kept."""


SOON_S = 0.002
"""What takes less is soon done."""

FADING = 0.8
"""How much of an older time still counts after each new one."""

_PLAIN = frozenset({"Boolean", "Float", "ID", "Int", "String"})
_HEAVY = re.compile(r"\b(?:matches|explain|derivations|whyNot|provenance|search)\b")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a deployment lets documents do."""

    max_depth: int = 12
    introspection: bool = True


@dataclass(slots=True)
class Prepared:
    """One document: its tree when it is GraphQL, what is wrong with it, and what it costs.

    Of a `plain` one, what it takes one time tells what it will take another.
    """

    tree: DocumentNode | None
    errors: Sequence[GraphQLError]
    plain: bool = False
    estimates: OrderedDict[object, Estimate] = field(default_factory=OrderedDict)
    seconds: dict[tuple[str, int], float] = field(default_factory=dict)

    def took(self, version: tuple[str, int], seconds: float) -> None:
        """Remember how long the processor worked on it, the longest of late; but not of a first time, with its columns.

        Only of the version asked last, as what is asked again is asked of the newest.
        """
        before = self.seconds.get(version)
        if before is None:
            self.seconds = {version: inf}
        else:
            self.seconds[version] = seconds if before == inf else max(seconds, before * FADING)

    def is_quick(self, version: tuple[str, int]) -> bool:
        """Whether it is soon done over this version."""
        return self.plain and self.seconds.get(version, inf) < SOON_S

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation that a request means; None when it names none of the document's."""
        return None if self.tree is None else get_operation_ast(self.tree, name)

    @property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        """The fragments of the document by name."""
        found = self.tree.definitions if self.tree else ()
        return {each.name.value: each for each in found if isinstance(each, FragmentDefinitionNode)}


class Documents:
    """The documents asked last, bounded in number and in what their texts hold."""

    def __init__(self, schema: GraphQLSchema, terms: Terms) -> None:
        self._schema, self.terms = schema, terms
        self._kept: OrderedDict[str, Prepared] = OrderedDict()
        self._characters = 0
        self._lock = Lock()

    def known(self, text: str) -> Prepared | None:
        """The document, when it has been asked lately."""
        return self._kept.get(text)

    def get(self, text: str) -> Prepared:
        """The document, looked at when it is new."""
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
            tree = parse(text, max_tokens=MAX_TOKENS)
        except GraphQLError as error:
            return Prepared(None, [error])
        return Prepared(tree, self._faults(tree), _is_plain(tree, text))

    def _faults(self, tree: DocumentNode) -> list[GraphQLError]:
        hiding = () if self.terms.introspection else (NoSchemaIntrospectionCustomRule,)
        asked = [*specified_rules, *hiding, *rules(self.terms.max_depth)]
        return validate(self._schema, tree, asked, hide_suggestions=not self.terms.introspection)


def _is_plain(tree: DocumentNode, text: str) -> bool:
    """Whether variables say only which thing, how many, or in what language, and no search goes through all texts."""
    operations = (each for each in tree.definitions if isinstance(each, OperationDefinitionNode))
    kinds = {_name(one.type) for each in operations for one in each.variable_definitions or ()}
    return kinds <= _PLAIN and _HEAVY.search(text) is None


def _name(kind: TypeNode) -> str:
    while isinstance(kind, ListTypeNode | NonNullTypeNode):
        kind = kind.type
    return kind.name.value if isinstance(kind, NamedTypeNode) else ""
