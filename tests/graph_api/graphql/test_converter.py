"""Fields and arguments are converted once."""

from graphql import GraphQLObjectType

from graph_api.graphql.converter import SharingConverter
from graph_api.graphql.schema import schema


def test_the_schema_uses_it() -> None:
    """A strawberry that no longer sets the converter as an attribute fails here and not at a slow start."""
    assert type(schema().schema_converter) is SharingConverter


def test_fields_that_take_the_same_arguments_share_them() -> None:
    project = schema()._schema.type_map["Project"]
    assert isinstance(project, GraphQLObjectType)
    assert project.fields["partOf"].args["first"] is project.fields["hasTheme"].args["first"]
