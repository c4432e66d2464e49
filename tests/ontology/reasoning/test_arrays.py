import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ontology.reasoning.arrays import (
    NONE,
    Ids,
    contains,
    deleted,
    difference,
    inserted,
    lowest_ranks,
    missing,
    ranges,
    union,
    unique,
)

numbers = st.sets(st.integers(0, 300), max_size=200)


def ids(found: set[int]) -> Ids:
    return np.array(sorted(found), np.int64)


def test_duplicates_are_dropped_and_the_lowest_rank_is_kept() -> None:
    assert unique(np.array([3, 1, 3])).tolist() == [1, 3]
    keys, least = lowest_ranks(np.array([3, 1, 3]), np.array([5, 2, 4], np.uint16))

    assert (keys.tolist(), least.tolist()) == ([1, 3], [2, 4])
    assert len(lowest_ranks(NONE, np.empty(0, np.uint16))[1]) == 0


@given(numbers, numbers)
def test_without_and_joined_are_those_of_sets(one: set[int], other: set[int]) -> None:
    assert difference(ids(one), ids(other)).tolist() == sorted(one - other)
    assert union(ids(one), ids(other)).tolist() == sorted(one | other)


@given(numbers, numbers)
def test_what_is_fresh_goes_where_it_stays_sorted(keys: set[int], held: set[int]) -> None:
    new, at = missing(ids(keys), ids(held))

    assert ids(keys)[new].tolist() == sorted(keys - held)
    assert inserted(ids(held), at, ids(keys)[new]).tolist() == sorted(keys | held)


@given(numbers, numbers)
def test_what_is_cut_is_gone(held: set[int], gone: set[int]) -> None:
    at = np.searchsorted(ids(held), ids(held & gone))

    assert deleted(ids(held), at).tolist() == sorted(held - gone)


@given(st.lists(st.integers(0, 300), max_size=30), numbers, st.sampled_from([0, 10**6]))
def test_few_and_many_are_looked_up_alike(keys: list[int], held: set[int], beyond: int) -> None:
    found = contains(np.array(keys, np.int64), ids(held | {beyond}))

    assert found.tolist() == [key in held | {beyond} for key in keys]


@given(st.lists(st.integers(0, 9), max_size=30), st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_the_pairs_of_each_id_are_all_found(asked: list[int], pairs: set[tuple[int, int]]) -> None:
    keys = ids({one << 32 | other for one, other in pairs} | {10**6 << 32})
    sources, places = ranges(keys, np.array(asked, np.int64))

    expected = [
        (place, one << 32 | other) for place, one in enumerate(asked) for other in range(10) if (one, other) in pairs
    ]
    assert list(zip(sources.tolist(), keys[places].tolist(), strict=True)) == expected
    assert ranges(keys[:-1], np.array(asked, np.int64))[0].tolist() == sources.tolist()
