"""Look-ups in an ontology by term."""

from ontology.namespaces import RDFS_LABEL, kg
from ontology.ontology_index import OntologyIndex
from ontology.turtle_files import skolemised
from tests.ontology.test_vocabulary import BASE, HEAD


def index(turtle: str) -> OntologyIndex:
    return OntologyIndex(skolemised(HEAD + turtle, BASE), BASE)


def test_texts_are_by_language() -> None:
    assert index('kg:a rdfs:label "een"@nl, "one" .').texts(kg("a"), RDFS_LABEL) == {"nl": "een", "": "one"}


def test_a_range_is_the_stated_one_before_the_documented_one() -> None:
    found = index("kg:a schema:rangeIncludes xsd:date ; rdfs:range xsd:string . kg:b schema:rangeIncludes xsd:date .")
    assert (found.range(kg("a")), found.range(kg("b")), found.range(kg("c"))) == (
        "http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/2001/XMLSchema#date", None,
    )  # fmt: skip


def test_an_inverse_may_be_stated_in_either_direction() -> None:
    found = index("kg:a owl:inverseOf kg:b . kg:c a owl:SymmetricProperty .")
    assert [found.inverse(kg(name)) for name in "abcd"] == [kg("b"), kg("a"), kg("c"), None]


def test_one_step_along_a_transitive_property_and_along_its_inverse() -> None:
    found = index("""
        kg:partOf a owl:TransitiveProperty ; owl:inverseOf kg:hasPart . kg:in a owl:TransitiveProperty .
        kg:directPartOf rdfs:subPropertyOf kg:partOf ; owl:inverseOf kg:hasDirectPart .
    """)
    steps = [found.step(kg(name)) for name in ("partOf", "hasPart", "in", "directPartOf")]
    assert steps == [kg("directPartOf"), kg("hasDirectPart"), kg("in"), None]
