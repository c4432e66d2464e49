import pytest
from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import OWL, RDFS
from ontology.reasoning.owl_terms import Term, ends, is_builtin, local_name, term, term_in


def test_a_short_name_stands_in_its_own_namespace() -> None:
    assert term("domain") == NamedNode(f"{RDFS}domain")
    assert term("hasValue") == NamedNode(f"{OWL}hasValue")


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://kennisgraaf.example/ns#takesPartIn", "takesPartIn"),
        ("https://kennisgraaf.example/id/prog/rr-2", "rr-2"),
        ("https://kennisgraaf.example/id/", "id"),
        ("urn:x:gent", "gent"),
    ],
)
def test_a_local_name_is_the_last_part_of_an_iri(iri: str, name: str) -> None:
    assert local_name(NamedNode(iri)) == name


def test_a_literal_is_its_text_in_quotes() -> None:
    assert local_name(Literal("2019")) == '"2019"'


def test_the_terms_of_the_standards_are_built_in() -> None:
    assert is_builtin(term("Thing"))
    assert not is_builtin(NamedNode("urn:x:Thing"))
    assert not is_builtin(Literal(OWL))


def test_a_triple_term_takes_no_part() -> None:
    inner = Triple(NamedNode("urn:x:a"), NamedNode("urn:x:p"), NamedNode("urn:x:b"))

    with pytest.raises(TypeError, match="triple term"):
        ends(Triple(NamedNode("urn:x:a"), NamedNode("urn:x:p"), inner))


@pytest.mark.parametrize("term", [NamedNode("urn:oak"), Literal('2 "m"', language="nl"), Literal(2)])
def test_a_term_is_read_from_its_text(term: Term) -> None:
    assert term_in(str(term)) == term
