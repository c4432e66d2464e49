"""The fixed parts of the generated module."""

import ast

from graph_api.graphql.templates import GROUPS, HEAD, HIT_FIELDS, MEASURED_FIELDS, QUERY_FIELDS, THING_FIELDS


def test_every_part_is_python() -> None:
    ast.parse(HEAD)
    for fields in (GROUPS.format(group="City"), HIT_FIELDS, MEASURED_FIELDS, QUERY_FIELDS, THING_FIELDS):
        ast.parse(f"class Part:\n{fields}")
