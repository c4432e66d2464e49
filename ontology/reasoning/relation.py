"""One class or property: its things or pairs as integers in a sorted array, each with its rank."""

from typing import Final

import numpy as np

from ontology.reasoning.arrays import MASK, NONE, Ids, Mask, Ranks, contains, deleted, inserted, missing, ranges

ABSENT: Final = 65535
"""The rank of a fact that does not hold."""


class Relation:
    """Things of a class (one number each) or pairs of a property (subject in the upper half, object in the lower).

    The rank of an asserted fact is 0. Any other rank is one more than the highest rank among the premises of the
    fact. `dirty` holds the keys that may differ from the files of a base (`closure_files.py`), or None if the
    relation is in no base.
    """

    __slots__ = ("_inverted", "dirty", "keys", "ranks")

    def __init__(self, keys: Ids = NONE, ranks: Ranks | None = None, inverted: Ids | None = None) -> None:
        self.keys = keys
        self.ranks: Ranks = np.empty(0, np.uint16) if ranks is None else ranks
        self.dirty: list[Ids] | None = None
        self._inverted = inverted

    def __len__(self) -> int:
        return len(self.keys)

    def find(self, keys: Ids) -> tuple[Ids, Mask]:
        """Return the place of each key, or where it would be inserted, and a mask of the keys that are present."""
        at = self.keys.searchsorted(keys)
        if not len(self.keys):
            return at, np.zeros(len(keys), np.bool_)
        return at, self.keys[np.minimum(at, len(self.keys) - 1)] == keys

    def contains(self, keys: Ids) -> Mask:
        """Return a mask of the keys that are present."""
        return contains(keys, self.keys)

    def ranks_of(self, keys: Ids) -> Ranks:
        """Return the rank of each key."""
        at, found = self.find(keys)
        ranks = np.full(len(keys), ABSENT, np.uint16)
        ranks[found] = self.ranks[at[found]]
        return ranks

    def rank_of(self, key: int) -> int:
        """Return the rank of one key."""
        at = int(self.keys.searchsorted(key))
        return int(self.ranks[at]) if at < len(self.keys) and self.keys[at] == key else ABSENT

    def reaches(self, things: Ids, *, forward: bool, pairs: bool) -> Mask:
        """Return a mask of the things that are members of the class, or subjects (forward) or objects of the property.

        The relation must not be empty.
        """
        keys, low = self.keys if forward else self.inverted, things << 32 if pairs else things
        next_keys = keys[np.minimum(keys.searchsorted(low), len(keys) - 1)]
        found: Mask = (next_keys >= low) & (next_keys <= (low | MASK if pairs else low))
        return found

    def insert(self, keys: Ids, ranks: Ranks | int) -> Mask:
        """Add those of the sorted, unique keys that are missing. Returns a mask of the added keys."""
        new, at = missing(keys, self.keys)
        if len(at):
            self._insert_at(keys[new], np.full(len(at), ranks, np.uint16) if isinstance(ranks, int) else ranks[new], at)
        return new

    def insert_ranked(self, keys: Ids, ranks: Ranks) -> Mask:
        """Add those of the sorted, unique keys that are missing or have the rank `ABSENT`.

        Returns a mask of the added keys.
        """
        at, found = self.find(keys)
        back = found.copy()
        back[found] = self.ranks[at[found]] == ABSENT
        if back.any():
            self._mark_dirty(keys[back])
            self.ranks[at[back]] = ranks[back]
        if not found.all():
            self._insert_at(keys[~found], ranks[~found], at[~found])
        new: Mask = ~found | back
        return new

    def apply(self, keys: Ids, ranks: Ranks) -> None:
        """Set the ranks of these sorted, unique keys, adding missing keys and removing those with the rank `ABSENT`."""
        stay = ranks != ABSENT
        gone, kept, ranks = keys[~stay], keys[stay], ranks[stay]
        self.remove(gone[self.contains(gone)])
        new = self.insert(kept, ranks)
        self.set_ranks(kept[~new], ranks[~new])

    def _mark_dirty(self, keys: Ids) -> None:
        if self.dirty is not None:
            self.dirty.append(keys)

    def _insert_at(self, keys: Ids, ranks: Ranks, at: Ids) -> None:
        self._mark_dirty(keys)
        self.keys, self.ranks = inserted(self.keys, at, keys), inserted(self.ranks, at, ranks)
        if self._inverted is not None:
            inverted = np.sort(swap(keys))
            self._inverted = inserted(self._inverted, missing(inverted, self._inverted)[1], inverted)

    def remove(self, keys: Ids) -> None:
        """Remove sorted keys, all of which must be present."""
        if not len(keys):
            return
        self._mark_dirty(keys)
        at = self.find(keys)[0]
        self.keys, self.ranks = deleted(self.keys, at), deleted(self.ranks, at)
        if self._inverted is not None:
            self._inverted = deleted(self._inverted, np.searchsorted(self._inverted, np.sort(swap(keys))))

    def set_ranks(self, keys: Ids, ranks: Ranks | int) -> None:
        """Change the rank of keys that are present."""
        self._mark_dirty(keys)
        self.ranks[self.find(keys)[0]] = ranks

    @property
    def inverted(self) -> Ids:
        """The pairs with object before subject, sorted. Computed when first asked for."""
        if self._inverted is None:
            self._inverted = np.sort(swap(self.keys))
        return self._inverted

    @property
    def cached_inverted(self) -> Ids | None:
        """The same if it was already computed, otherwise None."""
        return self._inverted

    def repeated(self, *, forward: bool) -> Ids:
        """Return the pairs that share their subject (forward) or object with another pair."""
        keys = self.keys if forward else self.inverted
        shared = np.zeros(len(keys) + 1, np.bool_)
        np.equal(keys[1:] >> 32, keys[:-1] >> 32, out=shared[1:-1])
        found = keys[shared[1:] | shared[:-1]]
        return found if forward else np.sort(swap(found))

    def of(self, things: Ids) -> Ids:
        """Return the pairs that have one of these things as subject."""
        sources, values = self.pairs(things, forward=True)
        return things[sources] << 32 | values

    def pairs(self, ids: Ids, *, forward: bool) -> tuple[Ids, Ids]:
        """Return every pair that has one of the ids as subject (forward) or object.

        The result is the place of the id in `ids`, and the other end of the pair.
        """
        keys = self.keys if forward else self.inverted
        sources, places = ranges(keys, ids)
        return sources, keys[places] & MASK

    def ranked_pairs(self, ids: Ids, *, forward: bool) -> tuple[Ids, Ids, Ranks]:
        """Return the same as `pairs`, with the rank of each pair."""
        if forward:
            sources, places = ranges(self.keys, ids)
            return sources, self.keys[places] & MASK, self.ranks[places]
        sources, ends = self.pairs(ids, forward=False)
        return sources, ends, self.ranks_of(ends << 32 | ids[sources])


def swap(keys: Ids) -> Ids:
    """Return each pair with its ends swapped."""
    return (keys & MASK) << 32 | keys >> 32
