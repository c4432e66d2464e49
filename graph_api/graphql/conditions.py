"""What the conditions of a document cost: the filters and orders in its arguments, also those in its variables.

Reckoned on the values as they are sent, before anything is made of them, as there may be many.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import ValueNode, value_from_ast_untyped

from graph_api.graphql.facts import Facts
from ontology.vocabulary import Kind

ONCE = 20.0
"""The cost of taking in one condition, which takes longer than a thing of the answer does."""

TRY = 0.01
"""The cost of trying it on one thing, a hundredth of a thing in the answer; also of one value in a list of values."""


class Tried(NamedTuple):
    """An argument that holds conditions, and how many things they are tried on."""

    value: ValueNode
    things: float
    path: tuple[str, ...]

    def cost(self, variables: Mapping[str, Any], facts: Facts) -> float:
        """What they cost with these variables."""
        return cost(value_from_ast_untyped(self.value, dict(variables)), self.things, facts)


def cost(conditions: Any, things: float, facts: Facts) -> float:
    """What conditions cost that are tried on so many things; those on things further on are tried on these."""
    if isinstance(conditions, dict):
        return sum(cost(each, _reached(name, each, things, facts), facts) for name, each in conditions.items())
    if isinstance(conditions, list) and any(isinstance(each, dict | list) for each in conditions):
        return sum(cost(each, things, facts) for each in conditions)
    values = len(conditions) if isinstance(conditions, list) else 0
    return ONCE + TRY * (things + values)


def _reached(name: str, conditions: Any, things: float, facts: Facts) -> float:
    """How many things a property leads to from so many; each is tried once, however often it is reached.

    A name without conditions below it is an operator, which may be called as a property is: `contains`.
    """
    term = facts.vocabulary.properties.get(name)
    if term is None or term.kind is not Kind.THING or not isinstance(conditions, dict):
        return things
    return min(things * facts.fan_out(name), facts.links(name))
