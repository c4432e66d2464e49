"""Composition of pairs by rows of bits, for joins that would make far more rows than there can be pairs.

A transitive chain of 2,000 things has two million pairs, but 1.3 billion ways to make them. For each thing in the
middle, one row of bits holds the things it leads to. The things reachable from a subject are the union of the rows
of everything it leads to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from ontology.reasoning.arrays import MASK, NONE, Ids
from ontology.reasoning.joins import EncodedAtom
from ontology.reasoning.relation import swap

MANY: Final = 4_000_000
"""Number of rows from which bits are faster than a join."""

MOST_BYTES: Final = 1 << 28
"""Largest size of the bits, in bytes."""

PIECE: Final = 1 << 25
"""Bytes of bits that are looked up at once."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A rule `head(x, z) <- one(x, y) other(y, z)`, started from either premise.

    Each atom may be written with its arguments swapped.
    """

    other: EncodedAtom
    begins: bool
    inverted: bool
    other_inverted: bool

    @classmethod
    def of(cls, head: EncodedAtom, start: EncodedAtom, rest: Sequence[EncodedAtom]) -> Self | None:
        """Return the rule as a composition, or None if it is not one."""
        if len(rest) != 1 or any(len(set(atom.args)) != 2 for atom in (head, start, *rest)):
            return None
        (other,) = rest
        if any(not isinstance(arg, str) for atom in (head, start, other) for arg in atom.args):
            return None
        shared = set(start.args) & set(other.args)
        if len(shared) != 1 or shared & set(head.args) or set(head.args) > set(start.args) | set(other.args):
            return None
        (middle,) = shared
        begins = head.args[0] in start.args
        first, last = (start, other) if begins else (other, start)
        first_inverted, last_inverted = first.args[0] == middle, last.args[1] == middle
        return cls(other, begins, *((first_inverted, last_inverted) if begins else (last_inverted, first_inverted)))

    def heads(self, keys: Ids) -> Ids | None:
        """Return the conclusions from these facts at the start, or None if a join is fast enough."""
        relation = self.other.relation
        if len(keys) * len(relation) < MANY:
            return None
        other = relation.inverted if self.other_inverted else relation.keys
        rows = _rows(_ends(keys, upper=self.begins == self.inverted), _ends(other, upper=self.begins))
        if rows < MANY:
            return None
        start = np.sort(swap(keys)) if self.inverted else keys
        firsts, seconds = (start, other) if self.begins else (other, start)
        middles, ends = (np.flatnonzero(np.bincount(each)) for each in (seconds >> 32, seconds & MASK))
        width = _width(len(ends))
        if len(firsts) * width > rows * 8 or len(middles) * width > MOST_BYTES:
            return None
        return composed(firsts, seconds, middles, ends)


def composed(firsts: Ids, seconds: Ids, middles: Ids, ends: Ids) -> Ids:
    """Return each (x, z) for which a y exists with (x, y) among the first pairs and (y, z) among the second.

    All arrays are sorted. `middles` are the subjects of the second pairs, `ends` their objects.
    """
    bits = _bits(seconds, middles, ends)
    at = np.minimum(np.searchsorted(middles, firsts & MASK), len(middles) - 1)
    leads = middles[at] == firsts & MASK
    firsts, at = firsts[leads], at[leads]
    found = [NONE]
    for piece in _pieces(firsts >> 32, bits.shape[1] * bits.itemsize):
        things, starts = np.unique(firsts[piece] >> 32, return_index=True)
        reached = np.bitwise_or.reduceat(bits[at[piece]], starts)
        which, where = np.nonzero(np.unpackbits(reached.view(np.uint8), axis=1, count=len(ends)))
        found.append(things[which] << 32 | ends[where])
    return np.concatenate(found)


def _ends(keys: Ids, *, upper: bool) -> Ids:
    """Return one end of each pair."""
    return keys >> 32 if upper else keys & MASK


def _rows(middles: Ids, others: Ids) -> int:
    """Return how many rows a join of facts with these things in the middle would make."""
    each, other = np.bincount(middles), np.bincount(others)
    size = min(len(each), len(other))
    return int(each[:size] @ other[:size])


def _width(ends: int) -> int:
    """Return the bytes of a row of `ends` bits, rounded up to words of 64 bits."""
    return -(-ends // 64) * 8


def _bits(seconds: Ids, middles: Ids, ends: Ids) -> npt.NDArray[np.uint64]:
    """Return a row of bits for each middle that marks the ends it leads to."""
    rows, columns = np.searchsorted(middles, seconds >> 32), np.searchsorted(ends, seconds & MASK)
    bits = np.zeros((len(middles), _width(len(ends))), np.uint8)
    np.bitwise_or.at(bits, (rows, columns >> 3), (128 >> (columns & 7)).astype(np.uint8))
    return bits.view(np.uint64)


def _pieces(things: Ids, width: int) -> Iterator[slice]:
    """Yield slices of sorted pairs, each small enough to look up at once, that keep the pairs of one thing together."""
    start = 0
    while start < len(things):
        end = min(start + max(1, PIECE // width), len(things))
        whole = int(np.searchsorted(things, things[end - 1], side="left"))
        if end < len(things) and whole > start:
            end = whole
        elif end < len(things):
            end = int(np.searchsorted(things, things[end - 1], side="right"))
        yield slice(start, end)
        start = end
