"""The kinds of field, as the schema shows them."""

from typing import Any

from graphql import GraphQLInterfaceType, GraphQLObjectType

from graph_api.graphql.input_groups import shown
from graph_api.graphql.schema import schema
from ontology.vocabulary import Kind, Vocabulary

TYPES = schema()._schema.type_map


PAGES = ["filter", "orderBy", "first", "after", "last", "before"]


def test_a_property_with_several_things_is_a_connection() -> None:
    kind = TYPES["Municipality"]
    assert isinstance(kind, GraphQLInterfaceType)
    assert list(kind.fields["hosts"].args) == PAGES
    assert str(kind.fields["hosts"].type) == "ProjectConnection!"
    assert "hostsConnection" not in kind.fields


def test_a_root_connection_takes_pages_and_may_be_null() -> None:
    kind = TYPES["Query"]
    assert isinstance(kind, GraphQLObjectType)
    assert list(kind.fields["projects"].args) == PAGES
    assert str(kind.fields["projects"].type) == "ProjectConnection"


def test_an_order_takes_exactly_one_key() -> None:
    assert "input ProjectOrder @oneOf {" in schema().as_str()


def test_every_type_and_field_of_the_ontology_names_its_term() -> None:
    text = schema().as_str()
    assert (
        'type Project implements Endeavour & Thing & Node @rdf(iri: "https://kennisgraaf.example/ns#Project")' in text
    )
    assert 'nisCode: String @rdf(iri: "https://kennisgraaf.example/ns#nisCode")' in text


def test_every_object_property_is_a_field_in_both_directions() -> None:
    """Goal: inverse fields for all object properties, as one thing or a connection."""
    words = shown(Vocabulary.load())
    for term in words.properties.values():
        if term.kind is Kind.THING:
            assert term.inverse in words.properties
            for each in (term, words.properties[str(term.inverse)]):
                for name in each.domains or ("Thing",):
                    fields: Any = TYPES[name]
                    assert each.name in fields.fields
                    assert each.single is not str(fields.fields[each.name].type).endswith("Connection!")


def test_a_transitive_property_takes_a_depth_and_another_does_not() -> None:
    programme: Any = TYPES["Programme"]
    assert "depth" in programme.fields["partOf"].args
    assert "depth" in programme.fields["hasPart"].args
    assert "depth" not in programme.fields["hasDirectPart"].args
