"""The terms that a graph offers as types and fields."""

from pyoxigraph import NamedNode

from graph_store.graphs import DEFAULT_BASE
from ontology.declared_terms import declared_terms
from ontology.turtle_files import skolemised

HEAD = """
@prefix : <urn:own#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def names(turtle: str) -> tuple[list[str], list[str]]:
    """Return the local names of the classes and of the properties."""
    found = declared_terms(skolemised(HEAD + turtle, DEFAULT_BASE), DEFAULT_BASE)

    def local(terms: tuple[NamedNode, ...]) -> list[str]:
        return [each.value.rpartition("#")[2] for each in terms]

    return local(found.classes), local(found.properties)


def test_terms_come_in_the_order_of_the_file() -> None:
    turtle = ":b a owl:DatatypeProperty . :B a owl:Class . :a a owl:ObjectProperty . :A a owl:Class . :it a :A ."
    assert names(turtle) == (["B", "A"], ["b", "a"])


def test_an_annotation_with_a_range_is_a_field() -> None:
    assert names(":a a owl:AnnotationProperty . :b a owl:AnnotationProperty ; rdfs:range xsd:string .") == ([], ["b"])


def test_keys_class_expressions_and_terms_declared_elsewhere_are_left_out() -> None:
    turtle = """
        dct:identifier a owl:DatatypeProperty .
        :A a owl:Class ; kg:declaredElsewhere true . :b a owl:ObjectProperty ; kg:declaredElsewhere true .
        [ a owl:Class ; owl:unionOf ( :A :B ) ] rdfs:subClassOf :B . :B a owl:Class ; kg:declaredElsewhere false .
    """
    assert names(turtle) == (["B"], [])


def test_classes_and_properties_of_rdfs_count() -> None:
    turtle = """
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <https://schema.org/> .
        :A a rdfs:Class . :Day a rdfs:Datatype, rdfs:Class . schema:Text a schema:DataType, rdfs:Class .
        :knows a rdf:Property ; rdfs:range :A . :name a rdf:Property ; rdfs:range rdfs:Literal . :any a rdf:Property .
        :by a rdf:Property ; schema:rangeIncludes :A, schema:Text . :size a rdf:Property, owl:DatatypeProperty .
    """
    found = declared_terms(skolemised(HEAD + turtle, DEFAULT_BASE), DEFAULT_BASE)
    assert found.classes == (NamedNode("urn:own#A"),)
    assert len(found.properties) == 5
    assert found.relations == {NamedNode("urn:own#knows")}
