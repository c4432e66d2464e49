"""Things in batches, for work that costs less for many at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the things in order, in lists of this size; the last list may be shorter."""
    coming = iter(things)
    while batch := list(islice(coming, size)):
        yield batch
