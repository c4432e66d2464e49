"""The fields that a document can start with."""

from typing import Any

from graphql import GraphQLInterfaceType, GraphQLObjectType

from graph_api.graphql.schema import schema
from ontology.term_names import ROOT_NAMES
from tests.graph_api.graphql.test_input_types import built, fields

TYPES = schema()._schema.type_map


def test_every_schema_has_the_same_first_fields() -> None:
    assert list(fields(built("kg:City a owl:Class ."), "Query")) == [
        "thing", "things", "node", "nodes", "search", "explain", "derivations", "whyNot", "provenance", "dataset",
        "changes", "cities",
    ]  # fmt: skip


def test_no_class_can_take_one_of_them() -> None:
    assert set(fields(built("kg:City a owl:Class ."), "Query")) - {"cities"} == ROOT_NAMES


def test_an_inferred_class_has_a_connection_of_the_class_above_and_no_type() -> None:
    found = built("""
        kg:City a owl:Class . kg:Host a owl:Class ; rdfs:subClassOf kg:City ; kg:inferredOnly true .
        kg:mayor a owl:DatatypeProperty ; rdfs:domain kg:City ; rdfs:range xsd:string .
    """)
    assert fields(found, "Query")["hosts"] == "CityConnection"
    assert "Host" not in found.type_map


def test_node_takes_an_id_and_nodes_take_ids_and_nothing_else() -> None:
    """Relay refuses other arguments. https://relay.dev/graphql/objectidentification.htm"""
    query: Any = TYPES["Query"]
    taken = {name: {each: str(arg.type) for each, arg in query.fields[name].args.items()} for name in ("node", "nodes")}
    assert taken == {"node": {"id": "ID!"}, "nodes": {"ids": "[ID!]!"}}


def test_no_field_takes_an_argument_for_what_directives_choose() -> None:
    kinds = [each for each in TYPES.values() if isinstance(each, GraphQLInterfaceType | GraphQLObjectType)]
    taken = {argument for kind in kinds for field in kind.fields.values() for argument in field.args}
    assert {"id", "filter"} <= taken
    assert taken & {"include", "synthetic", "lang", "version"} == set()
