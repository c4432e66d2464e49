"""The generated module."""

import pytest

from graph_api.graphql.generate import TARGET, is_current, module_text
from graph_store.errors import RejectedMetadata
from ontology.turtle_files import skolemised
from ontology.vocabulary import Vocabulary
from tests.ontology.test_vocabulary import HEAD

BASE = "https://kennisgraaf.example/"


def text(turtle: str) -> str:
    return module_text(Vocabulary.of(skolemised(HEAD + turtle, BASE), BASE))


def test_the_committed_module_is_what_the_ontology_gives() -> None:
    assert is_current(), f"run kennisgraaf generate: {TARGET} has drifted"


def test_a_class_with_classes_below_is_an_interface_with_a_type_for_its_direct_members() -> None:
    module = text("kg:Place a owl:Class . kg:City a owl:Class ; rdfs:subClassOf kg:Place .")
    assert "@thing_interface\nclass Place(Thing):" in module
    assert "@thing_type\nclass OtherPlace(Place):" in module
    assert "@thing_type\nclass City(Place):" in module


def test_a_property_becomes_a_field_a_connection_a_filter_key_and_an_order_without_any_python() -> None:
    module = text("""
        kg:City a owl:Class . kg:Project a owl:Class .
        kg:hosts a owl:ObjectProperty ; rdfs:domain kg:City ; rdfs:range kg:Project ; owl:inverseOf kg:sitedIn .
        kg:sitedIn a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:label "ligt in"@nl, "sited in"@en .
    """)
    assert '    hosts: list[Project] = f.members("hosts", "Project", "hosts")' in module
    assert '    hostsConnection: ProjectConnection = f.connection("hosts", "Project")' in module
    assert '    sitedIn: City | None = f.one("sitedIn", "sited in (nl: ligt in)")' in module
    assert "    hosts: ProjectListFilter | None = f.key()" in module
    assert "    sitedIn: CityOrder | None = f.key()" in module


def test_an_inferred_class_has_a_connection_of_the_class_above_and_no_type() -> None:
    module = text("kg:City a owl:Class . kg:Host a owl:Class ; rdfs:subClassOf kg:City ; kg:inferredOnly true .")
    assert '    hosts: CityConnection = f.all("Host", "City", "Host")' in module
    assert "class Host(" not in module


def test_a_class_with_the_name_of_a_type_of_ours_is_refused() -> None:
    with pytest.raises(RejectedMetadata, match="Query"):
        text("kg:Query a owl:Class .")


def test_two_classes_that_want_one_field_are_refused() -> None:
    with pytest.raises(RejectedMetadata, match="cities"):
        text('kg:City a owl:Class . kg:Town a owl:Class ; kg:plural "cities" .')


LISTED = """
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    kg:Lamp a owl:Class . kg:{name} a owl:DatatypeProperty{single} ; rdfs:domain kg:Lamp ; rdfs:range xsd:string .
    kg:Shape a sh:NodeShape ; sh:property [ sh:path kg:{name} ; sh:in ( "red" "dark green" "2nd" "None" ) ] .
"""


def test_a_property_whose_words_a_shape_lists_has_an_enum() -> None:
    """Any `sh:in` shape: a word that is not a valid name gets one, and the graph keeps the word as written."""
    module = text(LISTED.format(name="colour", single=", owl:FunctionalProperty"))
    assert 'class Colour(enum.Enum):\n    """The values that colour can have."""' in module
    for line in ('red = "red"', 'dark_green = "dark green"', 'W_2nd = "2nd"', 'None_ = "None"'):
        assert f"    {line}" in module
    assert '    colour: Colour | None = f.word("colour", "colour")' in module
    assert "    colour: inputs.StringFilter | None = f.key()" in module


def test_several_words_are_a_list_and_a_class_keeps_its_name() -> None:
    module = text(LISTED.format(name="lamp", single=""))
    assert '    lamp: list[LampWord] = f.words("lamp", "lamp")' in module
