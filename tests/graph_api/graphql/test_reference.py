"""The schema as a page of the documentation."""

from graphql import build_schema

from graph_api.graphql.reference import reference

SCHEMA = """
type Query { "One\nthing | by key" thing: Thing }
"What has a key" interface Thing { key: String! }
type City implements Thing { key: String!, hosts: [Thing!]! }
enum Include { "stated" ASSERTED }
input Filter { key: String }
"""


def test_what_an_interface_has_is_not_said_again_and_a_description_stays_one_cell() -> None:
    page = reference(build_schema(SCHEMA.replace("One\n", "One ")))
    assert "| `thing` | `Thing` | One thing \\| by key |" in page
    city = page.partition("### City")[2].partition("##")[0]
    assert "Implements `Thing`." in city
    assert "`hosts`" in city
    assert "`key`" not in city
    assert "- `ASSERTED` stated" in page
    assert "| `Filter` | `key: String` |" in page
