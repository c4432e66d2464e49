"""The figures of the GraphQL schema."""

from graphql import build_schema

from bench.graphql_schema import arguments


def test_arguments_of_object_types_are_counted_and_no_others() -> None:
    found = build_schema("""
        interface Named { name(language: String): String }
        type Query implements Named { name(language: String): String cities(first: Int, after: String): Int }
    """)
    assert arguments(found) == 3
