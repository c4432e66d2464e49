import numpy as np

from ontology.reasoning.relation import ABSENT, Ids, Ranks, Relation, lowest, turn, unique


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


def test_the_turned_pairs_follow_what_is_added() -> None:
    relation = Relation()
    relation.insert(ids(1 << 32 | 9), ranks(0))
    assert relation.turned.tolist() == [9 << 32 | 1]
    relation.insert(ids(2 << 32 | 8), ranks(0))

    assert relation.turned.tolist() == [8 << 32 | 2, 9 << 32 | 1]
    assert turn(turn(relation.keys)).tolist() == relation.keys.tolist()


def test_duplicates_are_dropped_and_the_lowest_rank_is_kept() -> None:
    assert unique(ids(3, 1, 3)).tolist() == [1, 3]
    keys, least = lowest(ids(3, 1, 3), ranks(5, 2, 4))

    assert (keys.tolist(), least.tolist()) == ([1, 3], [2, 4])
