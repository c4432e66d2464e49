from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ontology.reasoning.arrays import MASK, Ids, Ranks
from ontology.reasoning.relation import ABSENT, Relation, swap


def ids(*found: int) -> Ids:
    return np.array(found, np.int64)


def ranks(*found: int) -> Ranks:
    return np.array(found, np.uint16)


def test_keys_stay_sorted_with_their_ranks() -> None:
    relation = Relation()
    relation.insert(ids(3, 7), ranks(1, 2))
    relation.insert(ids(1, 5), ranks(3, 4))

    assert relation.keys.tolist() == [1, 3, 5, 7]
    assert relation.ranks.tolist() == [3, 1, 4, 2]
    assert relation.ranks_of(ids(5, 6)).tolist() == [4, ABSENT]


def test_an_empty_relation_holds_nothing() -> None:
    assert Relation().find(ids(1))[1].tolist() == [False]
    assert Relation().ranks_of(ids(1)).tolist() == [ABSENT]


def test_members_subjects_and_objects_are_reached() -> None:
    pairs, members = Relation(), Relation(ids(2, 5))
    pairs.insert(ids(1 << 32 | 9, 4 << 32 | 2), ranks(0, 0))

    assert members.reaches(ids(1, 2, 6), forward=True, pairs=False).tolist() == [False, True, False]
    assert pairs.reaches(ids(0, 1, 4, 9), forward=True, pairs=True).tolist() == [False, True, True, False]
    assert pairs.reaches(ids(1, 2, 9, 10), forward=False, pairs=True).tolist() == [False, True, True, False]


def test_the_turned_pairs_follow_what_is_added() -> None:
    relation = Relation()
    relation.insert(ids(1 << 32 | 9), ranks(0))
    assert relation.inverted.tolist() == [9 << 32 | 1]
    relation.insert(ids(2 << 32 | 8), ranks(0))

    assert relation.inverted.tolist() == [8 << 32 | 2, 9 << 32 | 1]
    assert swap(swap(relation.keys)).tolist() == relation.keys.tolist()


def test_the_turned_pairs_follow_what_is_taken_out() -> None:
    relation = Relation()
    relation.insert(ids(1 << 32 | 9, 2 << 32 | 8), 0)
    assert len(relation.inverted) == 2
    relation.remove(ids(1 << 32 | 9))

    assert relation.inverted.tolist() == [8 << 32 | 2]
    assert relation.keys.tolist() == [2 << 32 | 8]


def test_what_is_absent_comes_back_in_its_place() -> None:
    relation = Relation()
    relation.insert(ids(1, 2, 3), 4)
    relation.set_ranks(ids(2), ABSENT)

    assert relation.insert_ranked(ids(1, 2, 5), ranks(1, 1, 1)).tolist() == [False, True, True]
    assert relation.keys.tolist() == [1, 2, 3, 5]
    assert relation.ranks.tolist() == [4, 1, 4, 1]


def test_pairs_are_found_from_either_end_with_their_ranks() -> None:
    relation = Relation()
    relation.insert(ids(1 << 32 | 9, 2 << 32 | 8, 2 << 32 | 9), ranks(1, 3, 2))

    sources, values, found = relation.ranked_pairs(ids(2), forward=True)
    assert (sources.tolist(), values.tolist(), found.tolist()) == ([0, 0], [8, 9], [3, 2])
    sources, values, found = relation.ranked_pairs(ids(9), forward=False)
    assert (sources.tolist(), values.tolist(), found.tolist()) == ([0, 0], [1, 2], [1, 2])
    assert relation.of(ids(1, 2)).tolist() == [1 << 32 | 9, 2 << 32 | 8, 2 << 32 | 9]


def test_a_relation_becomes_another_one_by_the_keys_that_differ() -> None:
    relation = Relation(ids(1, 2, 3, 5), ranks(0, 1, 2, 0))
    relation.apply(ids(2, 3, 4, 9), ranks(ABSENT, 0, 1, ABSENT))

    assert (relation.keys.tolist(), relation.ranks.tolist()) == ([1, 3, 4, 5], [0, 0, 1, 0])


def test_a_relation_of_a_base_knows_what_was_touched_since() -> None:
    relation = Relation(ids(1, 2, 3), ranks(0, 0, 0))
    relation.insert(ids(4), 0)
    assert relation.dirty is None

    relation.dirty = []
    relation.insert(ids(2, 7), 1)
    relation.set_ranks(ids(1), ABSENT)
    relation.remove(ids(1))
    relation.insert_ranked(ids(2, 8), ranks(3, 3))
    assert sorted(key for keys in relation.dirty for key in keys.tolist()) == [1, 1, 7, 8]


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_the_pairs_that_share_an_end_are_found(pairs: set[tuple[int, int]]) -> None:
    relation = Relation(ids(*sorted(one << 32 | other for one, other in pairs)))
    subjects, objects = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)

    assert relation.repeated(forward=True).tolist() == [k for k in relation.keys.tolist() if subjects[k >> 32] > 1]
    assert relation.repeated(forward=False).tolist() == [k for k in relation.keys.tolist() if objects[k & MASK] > 1]
