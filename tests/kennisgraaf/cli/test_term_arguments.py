"""Tests of terms as people write them in a shell."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.errors import BadRequest
from graph_store.graphs import DEFAULT_BASE
from kennisgraaf.cli.term_arguments import resource, value
from ontology.namespaces import RDF_TYPE, RDFS_LABEL, XSD, kg

GENT = NamedNode(f"{DEFAULT_BASE}id/mun/gent")


@pytest.mark.parametrize("text", ["mun:gent", GENT.value, str(GENT)])
def test_a_thing_is_named_by_its_key_or_its_iri(text: str) -> None:
    assert resource(text, "s", DEFAULT_BASE) == GENT


@pytest.mark.parametrize("text", ["CentreCity", "kg:CentreCity"])
def test_a_word_of_ours_needs_no_prefix(text: str) -> None:
    assert resource(text, "o", DEFAULT_BASE) == kg("CentreCity")


def test_a_key_whose_prefix_is_also_a_vocabulary_is_told_apart_by_its_letters() -> None:
    assert resource("org:vvsg", "s", DEFAULT_BASE) == NamedNode(f"{DEFAULT_BASE}id/org/vvsg")
    assert resource("org:Organization", "o", DEFAULT_BASE) == NamedNode("http://www.w3.org/ns/org#Organization")
    assert resource("org:role", "p", DEFAULT_BASE) == NamedNode("http://www.w3.org/ns/org#role")


def test_another_base_names_other_things() -> None:
    assert resource("mun:gent", "s", "https://data.gent.be/") == NamedNode("https://data.gent.be/id/mun/gent")


@pytest.mark.parametrize(
    ("text", "iri"), [("a", RDF_TYPE), ("hosts", kg("hosts")), ("kg:hosts", kg("hosts")), ("rdfs:label", RDFS_LABEL)]
)
def test_a_predicate_is_a_word_a_prefixed_name_or_a(text: str, iri: NamedNode) -> None:
    assert resource(text, "p", DEFAULT_BASE) == iri


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('"Gent"@nl', Literal("Gent", language="nl")),
        ('"Gent"', Literal("Gent")),
        ("128978", Literal(128978)),
        ('"2012-06-01"^^xsd:date', Literal("2012-06-01", datatype=NamedNode(XSD + "date"))),
    ],
)
def test_an_object_may_be_a_literal(text: str, literal: Literal) -> None:
    assert value(text, "o", DEFAULT_BASE) == literal


@pytest.mark.parametrize("text", ["een stad", "http://a b/", "", '"Gent', '"Gent"@nl'])
def test_what_names_no_resource_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(BadRequest, match="s="):
        resource(text, "s", DEFAULT_BASE)
