import numpy as np

from ontology.reasoning.joins import EncodedAtom, Negation, Rows, Unequal, plan, run
from ontology.reasoning.relation import Relation


def relation(*keys: int, rank: int = 0) -> Relation:
    made = Relation()
    made.insert(np.array(sorted(keys), np.int64), np.full(len(keys), rank, np.uint16))
    return made


def pair(subject: int, value: int) -> int:
    return subject << 32 | value


def start(atom: EncodedAtom) -> Rows:
    return atom.scan(atom.relation.keys, atom.relation.ranks)


def test_a_scan_binds_the_variables_of_an_atom() -> None:
    rows = start(EncodedAtom(relation(pair(1, 2), pair(3, 4)), ("x", "y")))

    assert (rows.columns["x"].tolist(), rows.columns["y"].tolist()) == ([1, 3], [2, 4])


def test_a_scan_keeps_what_fits_a_constant_or_a_repeated_variable() -> None:
    links = relation(pair(1, 1), pair(1, 2), pair(3, 2))

    assert start(EncodedAtom(links, ("x", 2))).columns["x"].tolist() == [1, 3]
    assert start(EncodedAtom(links, ("x", "x"))).columns["x"].tolist() == [1]
    assert start(EncodedAtom(links, (1, 2))).size == 1


def test_a_property_is_followed_either_way() -> None:
    links = relation(pair(1, 2), pair(1, 3), pair(4, 2))
    forward = plan([EncodedAtom(links, ("x", "y"))], {"x"}, {"x", "y"})
    backward = plan([EncodedAtom(links, ("y", "x"))], {"x"}, {"x", "y"})

    assert run(forward, start(EncodedAtom(relation(1), ("x",)))).columns["y"].tolist() == [2, 3]
    assert run(backward, start(EncodedAtom(relation(2), ("x",)))).columns["y"].tolist() == [1, 4]


def test_a_bound_atom_filters() -> None:
    steps = plan([EncodedAtom(relation(2, 5), ("x",))], {"x"}, {"x"})

    assert run(steps, start(EncodedAtom(relation(1, 2, 3), ("x",)))).columns["x"].tolist() == [2]


def test_atoms_without_a_shared_variable_are_crossed() -> None:
    steps = plan([EncodedAtom(relation(7, 8), ("y",))], {"x"}, {"x", "y"})
    rows = run(steps, start(EncodedAtom(relation(1, 2), ("x",))))

    assert list(zip(rows.columns["x"].tolist(), rows.columns["y"].tolist(), strict=True)) == [
        (1, 7),
        (1, 8),
        (2, 7),
        (2, 8),
    ]


def test_the_highest_rank_of_the_facts_used_is_carried() -> None:
    steps = plan(
        [EncodedAtom(relation(pair(1, 2), rank=3), ("x", "y")), EncodedAtom(relation(2, rank=2), ("y",))], {"x"}, {"y"}
    )
    rows = run(steps, start(EncodedAtom(relation(1, rank=1), ("x",))))

    assert rows.ranks is not None
    assert rows.ranks.tolist() == [3]


def test_variables_that_are_set_apart_differ() -> None:
    links = relation(pair(1, 2), pair(1, 3))
    steps = plan([EncodedAtom(links, ("x", "z"))], {"x", "y"}, {"y", "z"}, [Unequal("y", "z")])
    rows = run(steps, start(EncodedAtom(links, ("x", "y"))))

    assert list(zip(rows.columns["y"].tolist(), rows.columns["z"].tolist(), strict=True)) == [(2, 3), (3, 2)]


def test_what_must_be_absent_is_sifted_out() -> None:
    links, things = relation(pair(1, 2), pair(3, 9)), relation(2)
    missing = Negation((EncodedAtom(links, ("x", "any")), EncodedAtom(things, ("any",))), frozenset({"x"}))
    steps = plan([], {"x"}, {"x"}, [missing])

    assert run(steps, start(EncodedAtom(relation(1, 3, 5), ("x",)))).columns["x"].tolist() == [3, 5]


def test_filters_come_before_what_multiplies() -> None:
    links, things = relation(pair(1, 2)), relation(1)
    steps = plan([EncodedAtom(links, ("x", "y")), EncodedAtom(things, ("x",))], {"x"}, {"y"})

    assert [type(step).__name__ for step in steps] == ["Probe", "IndexJoin"]
