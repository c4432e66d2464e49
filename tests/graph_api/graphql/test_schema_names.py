"""Names of the schema that terms of an ontology cannot have."""

import pytest

from graph_api.graphql.schema_names import check_names, enum_name
from graph_store.errors import RejectedMetadata
from tests.ontology.test_vocabulary import words


def test_a_class_with_the_name_of_a_type_of_ours_is_refused() -> None:
    with pytest.raises(RejectedMetadata, match="Query"):
        check_names(words("kg:Query a owl:Class ."))


def test_a_class_with_the_root_field_of_ours_is_refused() -> None:
    with pytest.raises(RejectedMetadata, match="search"):
        check_names(words("kg:Search a owl:Class ."))


def test_a_property_with_the_name_of_a_field_of_every_thing_is_refused() -> None:
    with pytest.raises(RejectedMetadata, match="notStated"):
        check_names(words("kg:notStated a owl:DatatypeProperty ; rdfs:range xsd:string ."))


def test_two_classes_that_want_one_field_are_refused() -> None:
    with pytest.raises(RejectedMetadata, match="cities"):
        check_names(words('kg:City a owl:Class . kg:Town a owl:Class ; kg:plural "cities" .'))


def test_an_enum_gives_way_to_a_class() -> None:
    found = words("kg:Lamp a owl:Class . kg:lamp a owl:DatatypeProperty ; rdfs:range xsd:string .")
    assert enum_name(found.properties["lamp"], found) == "LampWord"
