"""The names of terms as fields and types."""

from collections.abc import Iterator

import pytest
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType
from pyoxigraph import NamedNode

from graph_api.graphql.schema import schema_of
from graph_store.errors import BadSetting
from ontology.term_names import (
    DERIVED_FIELDS,
    DERIVED_TYPES,
    FIELD_NAMES,
    ROOT_NAMES,
    TYPE_NAMES,
    class_names,
    plural_of,
    property_names,
    word_name,
)
from tests.ontology.test_vocabulary import words


def names(*iris: str, **prefixes: str) -> list[str]:
    """Return the names of some properties, in order."""
    terms = [NamedNode(each) for each in iris]
    return list(property_names(terms, {namespace: prefix for prefix, namespace in prefixes.items()}).values())


def test_a_term_has_its_local_name() -> None:
    assert names("urn:a#name", "https://schema.org/Place") == ["name", "Place"]


def test_the_second_of_two_equal_local_names_has_its_prefix() -> None:
    assert names("urn:a#name", "urn:b#name", b="urn:b#") == ["name", "b_name"]


def test_without_a_prefix_a_number_follows() -> None:
    assert names("urn:a#name", "urn:b#name", "urn:c#name") == ["name", "name_2", "name_3"]


def test_a_name_that_graphql_cannot_have_is_changed() -> None:
    assert names("urn:a#has-part", "urn:a#3d", "urn:a#naïef") == ["has_part", "_3d", "na_ef"]
    assert names("urn:a#__schema", "urn:b#", "urn:a#_1") == ["_schema", "_", "_1"]


def test_names_that_become_equal_stay_different() -> None:
    assert names("urn:a#has-part", "urn:a#has.part", a="urn:a#") == ["has_part", "a_has_part"]


def test_a_reserved_name_gets_its_prefix() -> None:
    assert names("urn:a#type", "urn:b#count", a="urn:a#") == ["a_type", "count_2"]
    assert list(class_names([NamedNode("urn:a#Dataset")], {"urn:a#": "dcat"}).values()) == ["dcat_Dataset"]


FOAF = NamedNode("http://xmlns.com/foaf/0.1/Person")
PREFIXES = {"http://xmlns.com/foaf/0.1/": "foaf"}


@pytest.mark.parametrize("spelled", ["foaf:Person", FOAF.value])
def test_a_chosen_name_comes_before_all_others(spelled: str) -> None:
    others = [NamedNode("urn:a#Person"), NamedNode("urn:a#FoafPerson")]
    found = class_names([*others, FOAF], PREFIXES, {spelled: "FoafPerson"})
    assert list(found.values()) == ["FoafPerson", "Person", "FoafPerson_2"]
    assert found[FOAF] == "FoafPerson"


@pytest.mark.parametrize("name", ["Query", "Connection"])
def test_a_chosen_name_that_every_schema_has_is_refused(name: str) -> None:
    with pytest.raises(BadSetting, match=name):
        class_names([FOAF], PREFIXES, {"foaf:Person": name})


def test_two_terms_cannot_have_one_chosen_name() -> None:
    with pytest.raises(BadSetting, match="gives urn:b#P the name One"):
        class_names([NamedNode("urn:a#P"), NamedNode("urn:b#P")], {}, {"urn:a#P": "One", "urn:b#P": "One"})


def test_a_name_made_from_that_of_another_term_gets_its_prefix() -> None:
    lamps = [NamedNode("urn:a#LampOrder"), NamedNode("urn:a#Lamp")]
    assert list(class_names(lamps, {"urn:a#": "a"}).values()) == ["a_LampOrder", "Lamp"]
    assert names("urn:a#nameTexts", "urn:a#name", a="urn:a#") == ["a_nameTexts", "name"]


def test_a_name_that_would_make_a_reserved_one_gets_its_prefix() -> None:
    """Every schema has `ListOrder`, so a class `List` cannot have an order of that name."""
    assert list(class_names([NamedNode("urn:a#List")], {"urn:a#": "a"}).values()) == ["a_List"]


@pytest.mark.parametrize(("word", "plural"), [("city", "cities"), ("day", "days"), ("branch", "branches"), ("y", "ys")])
def test_a_plural_is_regular(word: str, plural: str) -> None:
    assert plural_of(word) == plural


LAMPS = """
    kg:Lamp a owl:Class ; kg:plural "lamps" . kg:Spot a owl:Class ; rdfs:subClassOf kg:Lamp .
    kg:brand a owl:DatatypeProperty ; rdfs:range rdf:langString ; rdfs:domain kg:Lamp .
    kg:made a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:range xsd:date ; rdfs:domain kg:Lamp .
    kg:power a owl:DatatypeProperty ; rdfs:range xsd:integer ; rdfs:domain kg:Lamp .
    kg:lights a owl:ObjectProperty ; rdfs:domain kg:Lamp ; rdfs:range kg:Lamp .
    kg:beam a owl:DatatypeProperty ; rdfs:range xsd:integer ; rdfs:domain kg:Spot .
"""


def made_of(term: str, derived: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that belong to a term."""
    yield from (term, *(form.format(term) for form in derived))


def test_every_name_of_a_schema_is_reserved_or_belongs_to_a_term() -> None:
    """The lists of names are those of the schema that GraphQL makes: no name of a term can be there twice."""
    types = schema_of(words(LAMPS))._schema.type_map
    free = {name for each in ("Lamp", "Spot", "Thing") for name in made_of(each, DERIVED_TYPES)}
    common = {name for name in types if not name.startswith("__") and types[name].ast_node is None} - free
    assert common <= TYPE_NAMES
    root = types["Query"]
    assert isinstance(root, GraphQLObjectType)
    assert set(root.fields) - {"lamp", "lamps", "spot", "spots"} <= ROOT_NAMES
    lamp, asked = types["Lamp"], types["LampFilter"]
    assert isinstance(lamp, GraphQLInterfaceType)
    assert isinstance(asked, GraphQLInputObjectType)
    own = {name for each in ("brand", "made", "power", "lights", "beam", "label", "altLabel")
           for name in made_of(each, DERIVED_FIELDS)}  # fmt: skip
    declared = words(LAMPS).properties.keys()
    assert (set(lamp.fields) | set(asked.fields)) - own - declared <= FIELD_NAMES


@pytest.mark.parametrize(
    ("word", "name"),
    [("dark green", "dark_green"), ("2nd", "W_2nd"), ("None", "None_"), ("true", "true_"), ("", "W_"), ("é", "_")],
)
def test_any_word_becomes_the_name_of_an_enum_value(word: str, name: str) -> None:
    assert word_name(word) == name
