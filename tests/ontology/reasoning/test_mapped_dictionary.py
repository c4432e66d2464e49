import pytest
from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode

from ontology.reasoning.mapped_dictionary import MappedDictionary, TermArrays, decode_term, encode_term
from ontology.reasoning.owl_terms import Term

TERMS: list[Term] = [
    NamedNode("urn:x:gent"),
    BlankNode("b1"),
    Literal("een zin met spaties"),
    Literal(""),
    Literal("tekst", language="nl"),
    Literal("text", language="ar", direction=BaseDirection.RTL),
    Literal(2020),
    Literal("a\nb", datatype=NamedNode("urn:x:type")),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_what_is_written_of_a_term_is_read_as_the_same(term: Term) -> None:
    assert decode_term(encode_term(term).decode()) == term


def test_a_packed_term_is_found_by_its_number_and_the_number_by_the_term() -> None:
    packed = TermArrays.of(TERMS)

    assert [packed[number] for number in range(len(packed))] == TERMS
    assert [packed.find(term) for term in TERMS] == list(range(len(TERMS)))
    assert packed.find(NamedNode("urn:x:brugge")) is None


def test_new_terms_are_numbered_after_those_of_all_layers() -> None:
    terms = MappedDictionary([TermArrays.of(TERMS[:3]), TermArrays.of(()), TermArrays.of(TERMS[3:])])
    new = NamedNode("urn:x:new")

    assert [terms.known(term) for term in TERMS] == list(range(len(TERMS)))
    assert terms.known(new) is None
    assert (terms.number(new), terms.number(new), terms.number(TERMS[4])) == (8, 8, 4)
    assert [terms.terms[number] for number in range(9)] == [*TERMS, new]
    assert len(terms.terms) == 9


def test_terms_with_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ontology.reasoning.mapped_dictionary._hash", len)
    packed = TermArrays.of([NamedNode("urn:x:a"), NamedNode("urn:x:b")])

    assert [packed.find(NamedNode(f"urn:x:{name}")) for name in "abc"] == [0, 1, None]


def test_terms_that_follow_others_are_packed_as_all_of_them() -> None:
    both, whole = TermArrays.of(TERMS[:5]).followed_by(TermArrays.of(TERMS[5:])), TermArrays.of(TERMS)

    for kind in ("text", "ends", "hashes", "order"):
        assert getattr(both, kind).tolist() == getattr(whole, kind).tolist()
