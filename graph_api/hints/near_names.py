"""The names that are most like a misspelt one, found by the pairs of letters that they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

_LONGEST = 60
_MOST_KEPT = 500
_ALIKE = 0.72
"""Least likeness of a suggestion, as `difflib` measures it."""

_LEAST_END, _ENDS = 4, 0.9
"""The least length of a text that is the end of another one, and how alike the two are."""

_COMPARED = 12
"""Names with most shared pairs whose likeness is measured."""


class NearNames:
    """An index of names; a search takes time by the number of names that share a pair of letters.

    `nearest(asked, most=1)` returns the most similar names, best first; case, spaces and signs are ignored.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._plain = [_plain(name) for name in self._names]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, plain in enumerate(self._plain):
            for pair in _pairs(plain):
                self._with[pair].append(place)
        self.nearest = lru_cache(_MOST_KEPT)(self._nearest)

    def _nearest(self, asked: str, most: int = 1) -> tuple[str, ...]:
        plain = _plain(asked)
        shared = Counter(place for pair in _pairs(plain) for place in self._with.get(pair, ()))
        likely = sorted(shared, key=lambda place: (-shared[place] / (len(plain) + len(self._plain[place])), place))
        alike = [(_likeness(plain, self._plain[place]), place) for place in likely[:_COMPARED]]
        best = sorted((each for each in alike if each[0] >= _ALIKE), key=lambda each: (-each[0], each[1]))
        return tuple(self._names[place] for _, place in best[:most])


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name[:_LONGEST].casefold()))


def _pairs(plain: str) -> set[str]:
    padded = f" {plain} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)} if plain else set()


def _likeness(one: str, other: str) -> float:
    """Return 1 for equal texts; a text that ends the other one is nearly that: `city` in `centrecity`."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _LEAST_END and shorter != longer and longer.endswith(shorter):
        return _ENDS
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
