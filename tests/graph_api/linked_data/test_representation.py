"""Formats of a document."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.linked_data.representation import OFFERED, as_rdf, split_suffix
from graph_store.formats import HTML, JSONLD, RDFXML, TURTLE, Format
from ontology.namespaces import RDFS_LABEL
from tests.graph_api.small import BASE, CITY


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("mun/x.ttl", "mun/x", TURTLE),
        ("mun/x.jsonld", "mun/x", JSONLD),
        ("mun/x.rdf", "mun/x", RDFXML),
        ("mun/x.html", "mun/x", HTML),
        ("mun/x.y", "mun/x.y", None),
        (".ttl", ".ttl", None),
    ],
)
def test_a_suffix_asks_a_form(name: str, bare: str, form: Format | None) -> None:
    assert split_suffix(name) == (bare, form)


def test_each_form_of_rdf_is_the_same_for_the_same_facts() -> None:
    triples = [Triple(CITY, RDFS_LABEL, Literal("x")), Triple(CITY, NamedNode("urn:p:q"), Literal("y"))]
    for form in OFFERED:
        if form is not HTML:
            assert as_rdf(triples, form, BASE) == as_rdf(reversed(triples), form, BASE)
