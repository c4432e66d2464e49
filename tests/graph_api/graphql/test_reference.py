"""The schema as a page of the documentation."""

from graphql import build_schema

from graph_api.graphql.reference import reference

SCHEMA = '''
type Query { """One
thing | by key""" thing: Thing }
"What has a key" interface Thing { key: String! }
type City implements Thing { key: String!, hosts: CityConnection! }
type CityConnection { nodes: [City!]! }
type ThingConnection { nodes: [Thing!]!, cut: Boolean }
enum Include { "stated" ASSERTED }
input ThingFilter { key: String, and: [ThingFilter!] }
input CityFilter { key: String, and: [CityFilter!], hosts: ThingFilter }
'''


def test_what_an_interface_has_is_not_said_again_and_a_description_stays_one_cell() -> None:
    pages = reference(build_schema(SCHEMA))
    assert "| `thing` | `Thing` | One thing \\| by key |" in pages["reference-graphql.md"]
    assert "- `ASSERTED` stated" in pages["reference-graphql.md"]
    city = pages["reference-graphql-types.md"].partition("### City")[2].partition("##")[0]
    assert "Implements `Thing`." in city
    assert "| `hosts` | `CityConnection!` |" in city
    assert "`key`" not in city


def test_what_all_inputs_of_a_sort_have_is_said_once() -> None:
    inputs = reference(build_schema(SCHEMA))["reference-graphql-inputs.md"]
    assert "## Filters\n\nEach has `key: String`, `and: [XFilter!]`.\n" in inputs
    assert "| `ThingFilter` |  |" in inputs
    assert "| `CityFilter` | `hosts: ThingFilter` |" in inputs
    assert "## Pages\n\nEach has `nodes: [X!]!`.\n" in inputs
    assert "| `ThingConnection` | `cut: Boolean` |" in inputs
