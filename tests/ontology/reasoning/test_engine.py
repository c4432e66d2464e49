import numpy as np
from pyoxigraph import NamedNode

from ontology.reasoning import Atom, Name, Rule
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.engine import Engine

P, Q, C, D = (NamedNode(f"urn:x:{name}") for name in "pqCD")
TRANSITIVE = Rule("prp-trp", Atom(P, ("x", "z")), (Atom(P, ("x", "y")), Atom(P, ("y", "z"))))
BOTH = Rule("cls-int1", Atom(D, ("x",)), (Atom(C, ("x",)), Atom(P, ("x", "y"))))


def pairs(*found: tuple[int, int]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([subject << 32 | value for subject, value in found], np.int64)


def content(engine: Engine, term: NamedNode) -> dict[tuple[int, int], int]:
    """Return the pairs of a property with their ranks."""
    relation = engine.relations[Name(term, 2)]
    return {
        (key >> 32, key & 0xFFFFFFFF): rank
        for key, rank in zip(relation.keys.tolist(), relation.ranks.tolist(), strict=True)
    }


def test_a_rank_is_the_height_of_the_shortest_proof() -> None:
    engine = Engine([TRANSITIVE], Dictionary())
    engine.run({Name(P, 2): pairs((1, 2), (2, 3), (3, 4), (4, 5))})
    ranks = content(engine, P)

    assert ranks[1, 2] == 0
    assert ranks[1, 3] == 1
    assert ranks[1, 5] == 2
    assert len(ranks) == 10


def test_facts_may_be_added_later_with_a_rank_of_their_own() -> None:
    engine = Engine([TRANSITIVE], Dictionary())
    engine.run({Name(P, 2): pairs((1, 2))})
    engine.extend({Name(P, 2): (pairs((2, 3)), np.array([4], np.uint16))})

    assert content(engine, P) == {(1, 2): 0, (2, 3): 4, (1, 3): 5}


def test_what_is_there_already_is_not_added_again() -> None:
    engine = Engine([TRANSITIVE], Dictionary())
    engine.run({Name(P, 2): pairs((1, 2), (2, 1), (1, 2))})

    assert content(engine, P) == {(1, 2): 0, (2, 1): 0, (1, 1): 1, (2, 2): 1}


def test_a_class_and_a_property_join_on_the_thing() -> None:
    engine = Engine([BOTH], Dictionary())
    engine.run({Name(C, 1): np.array([1, 2], np.int64), Name(P, 2): pairs((2, 9), (3, 9))})

    assert engine.inferred_keys(Name(D, 1)).tolist() == [2]


def test_a_rule_with_a_constant_concludes_it_only_for_that_thing() -> None:
    terms = Dictionary()
    value = NamedNode("urn:x:v")
    number = terms.number(value)
    engine = Engine([Rule("cls-hv2", Atom(C, ("x",)), (Atom(P, ("x", value)),))], terms)
    engine.run({Name(P, 2): pairs((1, number), (2, number + 1))})

    assert engine.inferred_keys(Name(C, 1)).tolist() == [1]


def test_matches_give_every_variable_of_a_check() -> None:
    engine = Engine([], Dictionary())
    check = Rule("prp-asyp", None, (Atom(P, ("x", "y")), Atom(Q, ("y", "x"))))
    engine.relation(Name(P, 2)), engine.relation(Name(Q, 2))
    engine.run({Name(P, 2): pairs((1, 2), (3, 4)), Name(Q, 2): pairs((2, 1))})
    (rows,) = engine.matches(check)

    assert (rows.columns["x"].tolist(), rows.columns["y"].tolist()) == ([1], [2])
