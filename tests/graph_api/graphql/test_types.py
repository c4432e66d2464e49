"""Types without a term in the ontology."""

from graphql import GraphQLInterfaceType

from graph_api.graphql.schema import schema
from tests.graph_api.graphql.conftest import Ask


def test_everything_implements_node_and_thing() -> None:
    found = schema()._schema
    node = found.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    names = {each.name for each in found.get_possible_types(node)}
    assert {"CentreCity", "OtherMunicipality", "OtherThing", "Project"} <= names


def test_a_thing_with_two_stated_classes_shows_the_one_that_fits_where_it_stands(data: Ask) -> None:
    found = data("""{
        consortia { nodes { __typename } }
        unnamedGroups { nodes { __typename } }
        interlocalAssociations { nodes { __typename } }
    }""")
    assert found["consortia"]["nodes"] == [{"__typename": "Consortium"}]
    assert found["unnamedGroups"]["nodes"] == [{"__typename": "UnnamedGroup"}]
    assert found["interlocalAssociations"]["nodes"] == [{"__typename": "OtherOrganisation"}]
