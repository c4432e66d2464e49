"""The schema as text."""

import re

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, build_schema
from starlette.testclient import TestClient

from graph_api.graphql.schema import schema
from graph_api.graphql.sdl import sdl

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("options", [{}, {"descriptions": False}, {"directives": "all"}])
def test_the_text_is_the_schema(options: dict[str, bool]) -> None:
    built = build_schema(sdl(**options))  # type: ignore[arg-type]
    assert set(built.type_map) == set(schema()._schema.type_map)


def test_every_type_and_field_has_a_description_on_inherited_fields_too() -> None:
    for name, kind in build_schema(sdl()).type_map.items():
        if isinstance(kind, GraphQLInterfaceType | GraphQLObjectType) and not name.startswith("__"):
            assert kind.description, name
            assert [field for field, each in kind.fields.items() if not each.description] == [], name


def test_a_field_of_an_interface_names_its_term_there() -> None:
    assert sdl().count('@rdf(iri: "https://kennisgraaf.example/ns#nisCode")') == 1
    assert sdl(directives="all").count('@rdf(iri: "https://kennisgraaf.example/ns#nisCode")') == 3


def test_costs_are_shown_only_when_asked_for() -> None:
    assert not re.search("@cost|@listSize", sdl())
    whole = sdl(directives="all")
    assert '@listSize(slicingArguments: ["first", "last"]' in whole
    assert "directive @cost(weight: String!)" in whole


def test_descriptions_can_be_left_out() -> None:
    assert '"""' not in sdl(descriptions=False)


def things() -> int:
    """Return the number of types of things."""
    return len(re.findall(r"^type \w+ implements", sdl(), re.MULTILINE))


def test_the_text_is_small_for_each_type_of_thing() -> None:
    assert len(sdl().encode()) <= 12_600 * things()
    assert len(sdl(descriptions=False).encode()) <= 7_100 * things()


def test_fields_take_few_arguments() -> None:
    """Each is repeated in every type that implements an interface; code generators and editors read them all."""
    kinds = [kind for name, kind in schema()._schema.type_map.items() if not name.startswith("__")]
    counts = [len(f.args) for k in kinds if isinstance(k, GraphQLObjectType) for f in k.fields.values()]
    assert sum(counts) <= 92 * things()


def test_the_address_chooses_the_text(client: TestClient) -> None:
    address = "/graphql/schema.graphql"
    assert client.get(address, params={"descriptions": "none"}).text == sdl(descriptions=False)
    assert client.get(address, params={"directives": "all"}).text == sdl(directives="all")
    refused = client.get(address, params={"descriptions": "some"})
    assert (refused.status_code, refused.json()["code"]) == (400, "BAD_REQUEST")
    assert "write all or none" in refused.json()["detail"]
