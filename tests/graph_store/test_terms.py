import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from graph_store import Term, canonical, order
from graph_store.terms import canonical_quad, canonical_triple, graph_of, quad_in, text_of, triples_in

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("datatype", "written", "kept"),
    [
        ("integer", "+01", "1"),
        ("decimal", "99.50", "99.5"),
        ("boolean", "1", "true"),
        ("dateTime", "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00Z"),
        ("date", "2020-02-29", "2020-02-29"),
        ("integer", "veel", "veel"),
        ("string", "01", "01"),
        ("anyURI", "urn:x:01", "urn:x:01"),
        ("token", "01", "01"),
    ],
)
def test_a_literal_is_canonical_as_the_store_keeps_it(datatype: str, written: str, kept: str) -> None:
    kind = NamedNode(f"{XSD}{datatype}")

    assert canonical(Literal(written, datatype=kind)) == Literal(kept, datatype=kind)


def test_a_derived_integer_is_kept_as_an_integer() -> None:
    assert canonical(Literal("5", datatype=NamedNode(f"{XSD}int"))) == Literal("5", datatype=NamedNode(f"{XSD}integer"))


def test_other_terms_are_canonical_already() -> None:
    for term in (NamedNode("urn:x:a"), Literal("01"), Literal("a", language="nl"), BlankNode("b")):
        assert canonical(term) is term


def test_terms_have_one_order() -> None:
    terms: list[Term] = [
        NamedNode("urn:x:a"),
        NamedNode("urn:x:b"),
        Literal("a"),
        Literal("a", language="en"),
        Literal("b"),
    ]

    assert sorted([*terms[2:], *terms[:2]], key=order) == terms


def test_a_triple_and_a_quad_are_kept_as_their_objects_are() -> None:
    name, kind = NamedNode("urn:x:a"), NamedNode(f"{XSD}integer")
    written, kept = (Triple(name, name, Literal(text, datatype=kind)) for text in ("+01", "1"))

    assert canonical_triple(written) == kept
    assert canonical_triple(kept) == kept
    assert canonical_quad(quad_in(DefaultGraph(), written)) == quad_in(DefaultGraph(), kept) == Quad(*kept)


def test_a_term_has_its_text_and_a_quad_its_graph() -> None:
    thing, text, graph = NamedNode("urn:a"), Literal("één", language="nl"), NamedNode("urn:g")
    assert (text_of(thing), text_of(text)) == ("urn:a", "één")
    assert (graph_of(Quad(thing, thing, text, graph)), graph_of(Quad(thing, thing, text))) == (graph, DefaultGraph())


def test_triples_are_read_from_their_texts_in_order() -> None:
    triples = [Triple(NamedNode("urn:x:s"), NamedNode("urn:x:p"), Literal(text)) for text in ("b", 'a "\n é', "b")]
    assert list(triples_in(map(str, triples))) == triples
    assert list(triples_in([])) == []
