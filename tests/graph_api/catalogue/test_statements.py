"""Descriptions as triples."""

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.catalogue.statements import Statements, both, typed
from graph_store.terms import RDF_TYPE, XSD
from ontology.namespaces import DCT


def test_values_are_written_by_their_kind_and_none_is_left_out() -> None:
    say = Statements("https://x.example/")
    node = say.about(say.iri("a"), "dct:Location", dct_title=both("een", "one"), dct_date=None, dct_extent=3)
    assert say.found == [
        Triple(node, RDF_TYPE, NamedNode(f"{DCT}Location")),
        Triple(node, NamedNode(f"{DCT}title"), Literal("een", language="nl")),
        Triple(node, NamedNode(f"{DCT}title"), Literal("one", language="en")),
        Triple(node, NamedNode(f"{DCT}extent"), Literal(3)),
    ]


def test_a_typed_value_has_a_datatype_of_xml_schema() -> None:
    assert typed("2020-01-01", "date") == Literal("2020-01-01", datatype=NamedNode(f"{XSD}date"))
