"""Terms in addresses."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.linked_data.notation import read_term, written
from graph_store.errors import BadRequest
from ontology.namespaces import RDF_TYPE, XSD, kg, thing
from tests.graph_api.small import BASE


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("mun:gent", thing("mun:gent")),
        ("kg:hosts", kg("hosts")),
        ("a", RDF_TYPE),
        ("https://example.org/x", NamedNode("https://example.org/x")),
        ("<https://example.org/x>", NamedNode("https://example.org/x")),
        ("urn:x:y", NamedNode("urn:x:y")),
        ('"Gent"', Literal("Gent")),
        ('"Gent"@nl', Literal("Gent", language="nl")),
        ('"1"^^xsd:integer', Literal("1", datatype=NamedNode(f"{XSD}integer"))),
        ('"a\nb"', Literal("a\nb")),
    ],
)
def test_each_notation_names_its_term(text: str, term: NamedNode | Literal) -> None:
    assert read_term(text, "o", BASE) == term


@pytest.mark.parametrize(
    "term",
    [
        thing("mun:gent"),
        Literal('a "quoted"\t\\ text\r\n with {control} \u0008 ë 😀'),
        Literal("x", language="nl"),
        Literal("2019-10", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
    ],
)
def test_a_written_term_is_read_back(term: NamedNode | Literal) -> None:
    assert read_term(written(term), "o", BASE) == term


@pytest.mark.parametrize(
    "text", ["", "word", "mun:", "mun:a b", '"open', '"x" . <a:b> <a:c> "y"', "<not an iri>", '"x"@']
)
def test_what_names_no_term_is_a_bad_request_that_names_the_parameter(text: str) -> None:
    with pytest.raises(BadRequest, match="o="):
        read_term(text, "o", BASE)
