"""Validation of variables: where an ID is expected, a variable may also hold a whole number.

A document may write an ID as a whole number, and `changes` takes the number of a version as an ID.
Source: https://spec.graphql.org/September2025/#sec-ID
"""

import re

from graphql import GraphQLError, VariableDefinitionNode, VariablesInAllowedPositionRule

_NUMBER_AS_ID = re.compile(r"Variable '.*' of type 'Int(!?)' used in position expecting type 'ID(!?)'\.")


class PlacedVariables(VariablesInAllowedPositionRule):
    """Refuses a variable of another type than its place expects."""

    def report_error(self, error: GraphQLError) -> None:
        """Report a fault, unless it is a whole number at the place of an ID."""
        if not _is_number_as_id(error):
            super().report_error(error)


def _is_number_as_id(error: GraphQLError) -> bool:
    """Return whether the only fault is the type; a variable that may be null does not fit an ID that may not."""
    found, nodes = _NUMBER_AS_ID.fullmatch(error.message), error.nodes or ()
    has_default = any(isinstance(each, VariableDefinitionNode) and each.default_value for each in nodes)
    return bool(found and (found[1] or has_default or not found[2]))
