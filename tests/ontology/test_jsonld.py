"""JSON-LD with our context."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from ontology.jsonld import to_jsonld
from ontology.namespaces import EDTF, RDF_TYPE, RDFS_LABEL, XSD, kg, thing
from ontology.turtle_files import ontology_triples
from tests.graph_api.small import BASE

CITY, PROJECT = thing("mun:x"), thing("prj:p")
INTEGER = NamedNode(f"{XSD}integer")


def written(*triples: Triple) -> Any:
    return json.loads(to_jsonld(triples, BASE, CITY))


def node(*triples: Triple) -> Any:
    return written(*triples)["@graph"][0]


def read_back(triples: list[Triple]) -> set[Triple]:
    return {quad.triple for quad in parse(to_jsonld(triples, BASE), format=RdfFormat.JSON_LD)}


def test_names_are_short_and_values_plain() -> None:
    found = node(
        Triple(CITY, RDF_TYPE, kg("CentreCity")),
        Triple(CITY, RDFS_LABEL, Literal("Stad", language="nl")),
        Triple(CITY, RDFS_LABEL, Literal("City", language="en")),
        Triple(CITY, kg("hosts"), PROJECT),
        Triple(CITY, kg("lineFrom"), Literal("12", datatype=INTEGER)),
    )
    assert found == {
        "id": CITY.value,
        "type": "CentreCity",
        "label": {"en": "City", "nl": "Stad"},
        "hosts": PROJECT.value,
        "lineFrom": 12,
    }


def test_a_value_of_another_type_stands_under_the_prefixed_name() -> None:
    found = node(
        Triple(CITY, kg("hosts"), Literal("a text")), Triple(CITY, kg("onDate"), Literal("2019", datatype=EDTF))
    )
    assert found["kg:hosts"] == {"@value": "a text"}
    assert found["kg:onDate"] == {"@value": "2019", "@type": EDTF.value}


def test_the_context_is_inline_and_holds_only_what_is_used() -> None:
    context = written(Triple(CITY, kg("earliest"), Literal("2020-01-01", datatype=NamedNode(f"{XSD}date"))))["@context"]
    assert set(context) == {"id", "type", "kg", "xsd", "earliest"}


def test_the_subject_of_the_document_stands_first() -> None:
    other = Triple(thing("aaa:a"), kg("hosts"), PROJECT)
    assert written(other, Triple(CITY, kg("hosts"), PROJECT))["@graph"][0]["id"] == CITY.value


def test_the_ontology_is_read_back_as_it_was() -> None:
    triples = list(ontology_triples())
    assert read_back(triples) == set(triples)


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
values = st.one_of(
    text.map(Literal),
    st.builds(lambda value, tag: Literal(value, language=tag), text, st.sampled_from(["nl", "en", "nl-be"])),
    st.integers(-(2**70), 2**70).map(lambda number: Literal(str(number), datatype=INTEGER)),
    st.sampled_from([Literal("2019", datatype=EDTF), Literal("01", datatype=INTEGER), PROJECT, kg("hosts")]),
)
predicates = st.sampled_from(
    [kg("hosts"), kg("lineFrom"), kg("earliest"), kg("note"), RDFS_LABEL, NamedNode("urn:p:q")]
)


@given(st.sets(st.builds(Triple, st.just(CITY), predicates, values), max_size=8))
def test_any_values_are_read_back_as_they_were(triples: set[Triple]) -> None:
    assert read_back(list(triples)) == triples
