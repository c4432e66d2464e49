"""Operations on sorted arrays of keys without duplicates: union, difference, lookup, insertion and deletion.

To compare two arrays, the smaller is looked up in the larger. A few places are cut or filled by copying the
stretches between them, many places by a mask.
"""

from itertools import pairwise
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Ids: TypeAlias = npt.NDArray[np.int64]
Ranks: TypeAlias = npt.NDArray[np.uint16]
Mask: TypeAlias = npt.NDArray[np.bool_]
Array = TypeVar("Array", bound=npt.NDArray[Any])

MASK: Final = 0xFFFFFFFF
"""Mask of the lower half of a key that is a pair."""
NONE: Final[Ids] = np.empty(0, np.int64)
FEW: Final = 50
"""Number of places up to which stretches are copied."""
SEARCHES: Final = 8
"""Cost of looking up one number in an array, in steps through a table of all numbers."""


def unique(keys: Ids) -> Ids:
    """Return the keys sorted and without duplicates."""
    keys = np.sort(keys)
    return keys[_first_of_each(keys)]


def lowest_ranks(keys: Ids, ranks: Ranks) -> tuple[Ids, Ranks]:
    """Return the keys sorted and without duplicates, each with its lowest rank."""
    order = np.argsort(keys)
    keys = keys[order]
    first = np.flatnonzero(_first_of_each(keys))
    return keys[first], np.minimum.reduceat(ranks[order], first) if len(first) else ranks


def difference(keys: Ids, others: Ids) -> Ids:
    """Return the keys that are not in `others`, which must be sorted."""
    if not len(others):
        return keys
    at = np.minimum(np.searchsorted(others, keys), len(others) - 1)
    left: Mask = others[at] != keys
    return keys[left]


def union(one: Ids, other: Ids) -> Ids:
    """Return the keys of both arrays, sorted and without duplicates."""
    return unique(np.concatenate((one, other)))


def missing(keys: Ids, held: Ids) -> tuple[Mask, Ids]:
    """Return a mask of the keys that are not in `held`, and the place in `held` to insert each before.

    Both are sorted.
    """
    if not len(held):
        return np.ones(len(keys), np.bool_), np.zeros(len(keys), np.int64)
    if len(keys) <= len(held):
        at = np.searchsorted(held, keys)
        new: Mask = held[np.minimum(at, len(held) - 1)] != keys
        return new, at[new]
    at = np.searchsorted(keys, held)
    new = np.ones(len(keys), np.bool_)
    new[at[keys[np.minimum(at, len(keys) - 1)] == held]] = False
    before = np.bincount(at, minlength=len(keys) + 1)[: len(keys)].cumsum()
    return new, before[new]


def contains(keys: Ids, held: Ids) -> Mask:
    """Return a mask of the keys that are in `held`. The keys may be in any order.

    Many keys are looked up in a table of all numbers up to the largest.
    """
    if not len(held) or not len(keys):
        return np.zeros(len(keys), np.bool_)
    largest = max(int(held[-1]), int(keys.max()))
    if len(keys) * SEARCHES > largest:
        table = np.zeros(largest + 1, np.bool_)
        table[held] = True
        return table[keys]
    found: Mask = held[np.minimum(np.searchsorted(held, keys), len(held) - 1)] == keys
    return found


def ranges(keys: Ids, ids: Ids) -> tuple[Ids, Ids]:
    """Return, for each pair whose upper half is in `ids`, the place of that id in `ids` and the place of the pair."""
    if not len(keys) or not len(ids):
        return NONE, NONE
    if len(ids) == 1:
        lowest_pair = int(ids[0]) << 32
        places = np.arange(keys.searchsorted(lowest_pair), keys.searchsorted(lowest_pair | MASK, side="right"))
        return np.zeros(len(places), np.int64), places
    largest = max(int(keys[-1] >> 32), int(ids.max()))
    if len(ids) * SEARCHES > len(keys) + largest:
        each = np.bincount(keys >> 32, minlength=largest + 1)
        low, counts = (each.cumsum() - each)[ids], each[ids]
    else:
        low = keys.searchsorted(ids << 32)
        counts = keys.searchsorted((ids << 32) + MASK, side="right") - low
    sources = np.repeat(np.arange(len(ids)), counts)
    offsets = np.repeat(low - (np.cumsum(counts) - counts), counts)
    return sources, offsets + np.arange(len(sources))


def inserted(held: Array, at: Ids, new: Array) -> Array:
    """Return the array with each new value inserted before its place in the old array."""
    if not len(held):
        return new
    if len(at) <= FEW:
        cuts = [0, *at.tolist(), len(held)]
        parts = [held[start:end] for start, end in pairwise(cuts)]
        pieces = [piece for place, part in enumerate(parts[:-1]) for piece in (part, new[place : place + 1])]
        return np.concatenate([*pieces, parts[-1]])  # type: ignore[return-value]
    made = np.empty(len(held) + len(new), held.dtype)
    old = np.ones(len(made), np.bool_)
    places = at + np.arange(len(at))
    old[places] = False
    made[places], made[old] = new, held
    return made  # type: ignore[return-value]


def deleted(held: Array, at: Ids) -> Array:
    """Return the array without the values at the given places, which must be sorted."""
    if len(at) <= FEW:
        starts = [0, *(place + 1 for place in at.tolist())]
        return np.concatenate([held[start:end] for start, end in zip(starts, [*at.tolist(), len(held)], strict=True)])  # type: ignore[return-value]
    return np.delete(held, at)  # type: ignore[return-value]


def _first_of_each(keys: Ids) -> Mask:
    first = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return first
