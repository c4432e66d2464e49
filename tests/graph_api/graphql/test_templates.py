"""The fixed parts of the generated module."""

import ast

from graph_api.graphql.templates import GROUPS, HEAD, HIT_FIELDS, MEASURED_FIELDS, QUERY_FIELDS, THING_FIELDS


def test_every_part_is_python() -> None:
    assert ast.parse(HEAD).body
    for fields in (GROUPS.format(group="City"), HIT_FIELDS, MEASURED_FIELDS, QUERY_FIELDS, THING_FIELDS):
        (part,) = ast.parse(f"class Part:\n{fields}").body
        assert isinstance(part, ast.ClassDef)
        assert part.body
