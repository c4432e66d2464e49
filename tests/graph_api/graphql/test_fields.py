"""The kinds of field, as the schema shows them."""

from graphql import GraphQLInterfaceType, GraphQLObjectType

from graph_api.graphql.schema import schema

TYPES = schema()._schema.type_map


def test_a_list_takes_filter_order_and_cut() -> None:
    kind = TYPES["Municipality"]
    assert isinstance(kind, GraphQLInterfaceType)
    assert list(kind.fields["hosts"].args) == ["filter", "orderBy", "limit", "offset", "include", "synthetic"]
    assert str(kind.fields["hosts"].type) == "[Project!]!"


def test_a_connection_takes_pages() -> None:
    kind = TYPES["Query"]
    assert isinstance(kind, GraphQLObjectType)
    pages = ["first", "after", "last", "before", "offset"]
    assert list(kind.fields["projects"].args) == ["filter", "orderBy", *pages, "include", "synthetic", "lang"]


def test_an_order_takes_exactly_one_key() -> None:
    assert "input ProjectOrder @oneOf {" in schema().as_str()


def test_every_type_and_field_of_the_ontology_names_its_term() -> None:
    text = schema().as_str()
    assert (
        'type Project implements Endeavour & Thing & Node @rdf(iri: "https://kennisgraaf.example/ns#Project")' in text
    )
    assert 'nisCode: String @rdf(iri: "https://kennisgraaf.example/ns#nisCode")' in text
