"""The cost of the conditions in a document: the filters and orders in its arguments and variables.

The cost is computed from the values as they were sent, before they are converted, because there may be many.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import ValueNode, value_from_ast_untyped

from graph_api.graphql.version_facts import Facts
from ontology.vocabulary import Kind

ONCE = 20.0
"""The cost of preparing one condition, which takes longer than adding a thing to the answer."""

TRY = 0.01
"""The cost of testing one thing, a hundredth of a thing in the answer; also of each value in a list of values."""


class Tried(NamedTuple):
    """An argument that contains conditions, and the number of things that they are tested on.

    `root` is the response key of its root field.
    """

    value: ValueNode
    things: float
    path: tuple[str, ...]
    root: str

    def cost(self, variables: Mapping[str, Any], facts: Facts) -> float:
        """Return the cost of the conditions with these variables."""
        return cost(value_from_ast_untyped(self.value, dict(variables)), self.things, facts)


def cost(conditions: Any, things: float, facts: Facts) -> float:
    """Return the cost of testing conditions on a number of things; nested ones are tested on the related things."""
    if isinstance(conditions, dict):
        return sum(cost(each, _reached(name, each, things, facts), facts) for name, each in conditions.items())
    if isinstance(conditions, list) and any(isinstance(each, dict | list) for each in conditions):
        return sum(cost(each, things, facts) for each in conditions)
    values = len(conditions) if isinstance(conditions, list) else 0
    return ONCE + TRY * (things + values)


def _reached(name: str, conditions: Any, things: float, facts: Facts) -> float:
    """Return the number of things that a property leads to; each is tested once, however often it is reached.

    A name without conditions below it is an operator. Operators and properties can have the same name: `contains`.
    """
    term = facts.vocabulary.properties.get(name)
    if term is None or term.kind is not Kind.THING or not isinstance(conditions, dict):
        return things
    return min(things * facts.fan_out(name), facts.links(name))
