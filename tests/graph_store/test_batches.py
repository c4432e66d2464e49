"""Batches hold everything once and in order, and nothing is read before it is needed."""

from itertools import count

from graph_store.batches import batches


def test_everything_is_in_a_batch_once_and_in_order() -> None:
    assert list(batches(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batches(range(6), 3)) == [[0, 1, 2], [3, 4, 5]]
    assert list(batches([], 3)) == []


def test_no_more_is_read_than_a_batch_needs() -> None:
    numbers = count()
    assert next(batches(numbers, 2)) == [0, 1]
    assert next(numbers) == 2
