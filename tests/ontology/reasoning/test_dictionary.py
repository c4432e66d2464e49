import numpy as np
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from ontology.reasoning import Name
from ontology.reasoning.dictionary import Dictionary, relation_of
from tests.ontology.reasoning.small import turtle


def ex(name: str) -> NamedNode:
    return NamedNode(f"urn:x:{name}")


def test_a_term_keeps_its_number() -> None:
    terms = Dictionary()

    assert [terms.number(ex("a")), terms.number(ex("b")), terms.number(ex("a"))] == [0, 1, 0]
    assert terms.known(ex("c")) is None


def test_a_type_stands_in_the_relation_of_its_class() -> None:
    (typed,), (linked,) = turtle(":x a :C ."), turtle(":x :p :y .")

    assert relation_of(typed) == Name(ex("C"), 1)
    assert relation_of(linked) == Name(ex("p"), 2)


@pytest.mark.parametrize("text", [":x a :C .", ":x :p :y .", ':x :p "text"@nl .', ":x :p 3 ."])
def test_a_triple_and_its_place_are_one(text: str) -> None:
    (triple,) = turtle(text)
    terms = Dictionary()
    ((name, keys),) = terms.encode([triple], {relation_of(triple)}).items()

    assert terms.find(triple) == (name, int(keys[0]))
    assert terms.triple(name, int(keys[0])) == triple


def test_only_wanted_relations_are_read() -> None:
    terms = Dictionary()
    found = terms.encode(turtle(":x :p :y . :x :q :z ."), {Name(ex("p"), 2)})

    assert list(found) == [Name(ex("p"), 2)]
    assert terms.known(ex("z")) is None


def test_a_triple_of_unheard_terms_has_no_place() -> None:
    assert Dictionary().find(Triple(ex("a"), ex("p"), ex("b"))) is None


def test_a_literal_is_no_subject() -> None:
    terms = Dictionary()
    number = terms.number(Literal("x"))

    with pytest.raises(TypeError):
        terms.triple(Name(ex("C"), 1), int(np.int64(number)))


def test_keys_can_be_renumbered_for_another_dictionary() -> None:
    one, other = Dictionary(), Dictionary()
    triples = turtle(":a :in :b . :c :in :a . :b a :City .")
    for word in ("c", "b", "x", "a"):
        other.number(NamedNode(f"urn:x:{word}"))

    for name, keys in one.encode(triples).items():
        renumbered = one.renumbered(name, keys, other)
        assert {other.triple(name, key) for key in renumbered.tolist()} == {one.triple(name, k) for k in keys.tolist()}
        assert sorted(renumbered.tolist()) == renumbered.tolist()
        assert one.renumbered(name, keys, one) is keys
