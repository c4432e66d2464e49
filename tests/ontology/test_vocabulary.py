"""The classes and properties of the ontology as values."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from ontology.turtle_files import skolemised
from ontology.vocabulary import Kind, Vocabulary

EDTF = "<http://id.loc.gov/datatypes/edtf/EDTF>"
BASE = "https://kennisgraaf.example/"
HEAD = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def words(turtle: str) -> Vocabulary:
    return Vocabulary.of(skolemised(HEAD + turtle, BASE), BASE)


def test_a_class_that_a_class_expression_gives_is_only_inferred() -> None:
    found = words("""
        kg:City a owl:Class . kg:Host a owl:Class ; rdfs:subClassOf kg:City . kg:Big a owl:Class .
        [ a owl:Class ; owl:intersectionOf ( kg:City [ owl:onProperty kg:hosts ; owl:someValuesFrom kg:City ] ) ]
            rdfs:subClassOf kg:Host .
        kg:Big owl:equivalentClass [ a owl:Restriction ; owl:onProperty kg:size ; owl:hasValue 9 ] .
    """)
    assert {name: each.inferred for name, each in found.classes.items()} == {"City": False, "Host": True, "Big": True}


def test_a_class_that_follows_from_a_restriction_of_its_own_is_stated() -> None:
    found = words("kg:City a owl:Class ; rdfs:subClassOf [ a owl:Restriction ; owl:onProperty kg:uses ] .")
    assert not found.classes["City"].inferred


def test_a_plural_is_regular_unless_the_file_gives_one() -> None:
    found = words("""
        kg:City a owl:Class . kg:Criterion a owl:Class ; kg:plural "criteria" .
        kg:Research a owl:Class ; kg:plural "research" .
        kg:Branch a owl:Class . kg:Day a owl:Class .
    """)
    assert {each.plural for each in found.classes.values()} == {"cities", "criteria", "allResearch", "branches", "days"}


def test_an_inverse_lends_its_ends() -> None:
    found = words("""
        kg:City a owl:Class . kg:Project a owl:Class .
        kg:hosts a owl:ObjectProperty ; rdfs:domain kg:City ; rdfs:range kg:Project ; owl:inverseOf kg:sitedIn .
        kg:sitedIn a owl:ObjectProperty, owl:FunctionalProperty .
    """)
    sited = found.properties["sitedIn"]
    assert (sited.domains, sited.ranges, sited.inverse, sited.single) == (("Project",), ("City",), "hosts", True)


def test_several_domains_keep_only_the_highest() -> None:
    found = words("""
        kg:Place a owl:Class . kg:City a owl:Class ; rdfs:subClassOf kg:Place . kg:Event a owl:Class .
        kg:name a owl:DatatypeProperty ; rdfs:range xsd:string ; schema:domainIncludes kg:City, kg:Place, kg:Event .
    """)
    assert found.properties["name"].domains == ("Event", "Place")


def test_a_property_on_an_inferred_class_stands_on_the_stated_one_above() -> None:
    found = words("""
        kg:City a owl:Class . kg:Host a owl:Class ; rdfs:subClassOf kg:City ; kg:inferredOnly true .
        kg:since a owl:DatatypeProperty ; rdfs:range xsd:integer ; rdfs:domain kg:Host .
    """)
    assert found.properties["since"].domains == ("City",)


def test_texts_have_one_value_a_language_and_other_labels_any_number() -> None:
    properties = Vocabulary.load().properties
    assert properties["label"].single
    assert not properties["altLabel"].single


@pytest.mark.parametrize("range_", ["", "; rdfs:range rdfs:Literal", "; rdfs:range xsd:hexBinary"])
def test_without_a_range_that_has_a_field_type_values_are_strings(range_: str) -> None:
    assert words(f"kg:code a owl:DatatypeProperty {range_} .").properties["code"].kind is Kind.STRING


@pytest.mark.parametrize(
    ("range_", "kind"),
    [("xsd:unsignedInt", Kind.INTEGER), ("xsd:float", Kind.DECIMAL), ("xsd:gYear", Kind.DATE), (EDTF, Kind.DATE)],
)
def test_a_range_gives_the_kind(range_: str, kind: Kind) -> None:
    assert words(f"kg:code a owl:DatatypeProperty ; rdfs:range {range_} .").properties["code"].kind is kind


def test_of_two_terms_with_one_local_name_the_later_has_its_prefix_before_it() -> None:
    found = Vocabulary.of(
        skolemised(
            HEAD
            + """
        kg:name a owl:DatatypeProperty ; rdfs:range xsd:string .
        schema:name a owl:ObjectProperty ; owl:inverseOf schema:nameOf .
        schema:nameOf a owl:ObjectProperty .
        kg:Place a owl:Class . schema:Place a owl:Class ; rdfs:subClassOf kg:Place .
    """,
            BASE,
        ),
        BASE,
        {"https://schema.org/": "schema"},
    )
    assert found.properties.keys() == {"name", "schema_name", "nameOf"}
    assert found.properties["nameOf"].inverse == "schema_name"
    assert found.classes["schema_Place"].parents == ("Place",)


def test_two_classes_never_get_one_root_field() -> None:
    found = words('kg:City a owl:Class . kg:Town a owl:Class ; kg:plural "cities" . kg:Search a owl:Class .')
    assert [(each.singular, each.plural) for each in found.classes.values()] == [
        ("city", "cities"),
        ("search_2", "search_2s"),
        ("town", "cities_2"),
    ]


def test_a_class_or_property_with_a_name_of_every_schema_gets_another() -> None:
    found = words("kg:Query a owl:Class . kg:notStated a owl:ObjectProperty .")
    assert (list(found.classes), list(found.properties)) == (["Query_2"], ["notStated_2"])


def test_an_inverse_that_is_not_declared_is_none() -> None:
    found = words("kg:hosts a owl:ObjectProperty ; owl:inverseOf kg:sitedIn .")
    assert found.properties["hosts"].inverse is None


def test_every_object_property_of_ours_has_an_inverse() -> None:
    properties = Vocabulary.load().properties.values()
    assert [each.name for each in properties if each.kind is Kind.THING and each.inverse is None] == []


def test_superclasses_come_before_subclasses() -> None:
    found = Vocabulary.load()
    order = found.stated()
    assert all(order.index(above) < order.index(name) for name in order for above in found.stated_parents(name))


def test_another_base_gives_the_same_words_under_other_iris() -> None:
    there, here = Vocabulary.load("https://elsewhere.example/"), Vocabulary.load()
    assert there.classes.keys() == here.classes.keys()
    assert there.properties["hosts"].iri == NamedNode("https://elsewhere.example/ns#hosts")


def test_a_vague_date_knows_its_qualifier() -> None:
    assert Vocabulary.load().properties["onDate"].qualifier == "dateQualifier"


def test_words_may_come_from_any_triples() -> None:
    triples = [Triple(*tuple(quad)[:3]) for quad in parse(HEAD + "kg:City a owl:Class .", format=RdfFormat.TURTLE)]
    assert list(Vocabulary.of(triples, BASE).classes) == ["City"]


def test_the_words_of_a_property_are_those_that_shapes_list() -> None:
    found = words("""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        kg:colour a owl:DatatypeProperty ; rdfs:range xsd:string .
        kg:size a owl:DatatypeProperty ; rdfs:range xsd:string .
        kg:A a sh:NodeShape ; sh:property [ sh:path kg:colour ; sh:in ( "red" "blue" ) ] .
        kg:B a sh:NodeShape ; sh:property [ sh:path kg:colour ; sh:in ( "blue" "green" ) ] .
    """)
    assert sorted(found.properties["colour"].words) == ["blue", "green", "red"]
    assert found.properties["size"].words == ()


def test_only_a_date_that_is_always_a_day_is_one() -> None:
    properties = Vocabulary.load().properties
    assert properties["earliest"].whole_days
    assert not properties["onlineSince"].whole_days


FIGURES = """
    kg:Lamp a owl:Class . kg:Reading a owl:Class . kg:unit a owl:Class .
    kg:of a owl:ObjectProperty ; rdfs:domain kg:Reading ; rdfs:range kg:Lamp ; kg:figureRole "thing" .
    kg:what a owl:ObjectProperty ; kg:figureRole "metric" .
    kg:on a owl:DatatypeProperty ; rdfs:range xsd:date ; kg:figureRole "date" .
"""


def test_the_properties_of_a_figure_are_marked() -> None:
    assert words(FIGURES).figure is None, "no property holds the value"
    figure = words(FIGURES + 'kg:much a owl:DatatypeProperty ; rdfs:range xsd:decimal ; kg:figureRole "value" .').figure
    assert figure is not None
    assert [each.name for each in (figure.thing, figure.metric, figure.date, figure.value)] == [
        "of", "what", "on", "much",
    ]  # fmt: skip


def test_a_subclass_of_a_class_of_people_is_one_too() -> None:
    found = words("""
        schema:Person kg:personal true . kg:Agent a owl:Class .
        kg:Someone a owl:Class ; rdfs:subClassOf kg:Agent, schema:Person .
        kg:Mayor a owl:Class ; rdfs:subClassOf kg:Someone .
    """)
    assert [name for name, each in found.classes.items() if each.personal] == ["Mayor", "Someone"]
