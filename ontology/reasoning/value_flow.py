"""The values that properties may have, to leave out rules that ask for a value which nothing gives.

An ontology may define hundreds of classes by one property with one value each. That the property has facts says little
about each of them. The ends of properties between which rules pass values on are put together in one place. A value may
be wherever a fact or a rule of that place has it.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from ontology.reasoning.arrays import MASK, NONE, Ids, Mask, contains, unique
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.grounding import Group, code
from ontology.reasoning.rule import Name


class ValueFlow:
    """The pairs of a place and a value that rules ask for, and a mask of those `known` before any rule runs.

    `may_fire` has a mask for each group. `equal` are the terms that may equal others, by number.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        may_fire: Sequence[Mask],
        facts: Iterable[tuple[Name, Ids]],
        equal: Ids,
        terms: Dictionary,
    ) -> None:
        self._joined: dict[int, int] = {}
        self._open: list[int] = []
        for group, mask in zip(groups, may_fire, strict=True):
            self._join(group, mask)
        self.asked = unique(np.concatenate([NONE, *(pairs for group in groups for pairs in self.asks(group))]))
        places = np.array([self._place(end) for end in self._open], np.int64)
        held = unique(np.concatenate([NONE, *self._held(facts, terms)]))
        self.known = contains(self.asked, held)
        self.known |= np.isin(self.asked >> 32, places) | np.isin(self.asked & MASK, equal)

    def asks(self, group: Group) -> list[Ids]:
        """Return the pairs that the rules of a group ask for: one array for each atom with a value of its own."""
        found = zip(group.body, group.body_values, strict=True)
        return [self._pairs(codes, values) for codes, values in found if values is not None]

    def gives(self, group: Group) -> Ids | None:
        """Return the pair that each rule of a group concludes, if it concludes a value of its own."""
        if group.head is None or group.head_values is None:
            return None
        return self._pairs(group.head, group.head_values)

    def _join(self, group: Group, mask: Mask) -> None:
        """Put the ends together that the rules of a group take a value from and give it to."""
        if group.head is None or len(group.head_args) == 1:
            return
        for place, arg in enumerate(group.head_args):
            ends = (group.head[mask] << 1 | place).tolist()
            sources = (
                (codes[mask] << 1 | args.index(arg)).tolist()
                for codes, args in zip(group.body, group.body_args, strict=True)
                if len(args) == 2 and arg in args
            )
            if arg is not None and (source := next(sources, None)) is not None:
                for one, other in set(zip(ends, source, strict=True)):
                    self._joined[self._place(one)] = self._place(other)
            elif arg is not None or place == 0:
                self._open += ends

    def _place(self, end: int) -> int:
        """Return the place of an end of a property, which is one of the ends put together there."""
        path = []
        while (above := self._joined.get(end, end)) != end:
            path.append(end)
            end = above
        self._joined.update(dict.fromkeys(path, end))
        return end

    def _pairs(self, codes: Ids, values: Ids) -> Ids:
        """Return the place of the values of each property, paired with a value."""
        each, places = np.unique(codes, return_inverse=True)
        return np.array([self._place(end << 1 | 1) for end in each.tolist()], np.int64)[places] << 32 | values

    def _held(self, facts: Iterable[tuple[Name, Ids]], terms: Dictionary) -> Iterable[Ids]:
        """Yield the values that facts have, paired with the places that rules ask for."""
        asked = set((self.asked >> 32).tolist())
        for name, keys in facts:
            for end in (0, 1) if name.arity == 2 else ():
                place = self._place(code(name, terms) << 1 | end)
                if place in asked:
                    yield place << 32 | (keys & MASK if end else keys >> 32)
