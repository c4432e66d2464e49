"""A number for each of very many digests: twenty bytes per digest, however many there are."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.uint32]
_Halves: TypeAlias = npt.NDArray[np.uint64]

_LONGEST_RUN: Final = 1 << 20


class DigestNumbers:
    """A number for each digest that was added; read and written in batches."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []

    def __len__(self) -> int:
        return sum(map(len, self._runs))

    def add(self, digests: Sequence[bytes], number: int) -> Numbers:
        """Give this number to each digest that has none; return the number that each had, 0 for none.

        The digests are all different.
        """
        order, high, low = _halves(digests)
        had = np.zeros(len(order), np.uint32)
        for run in self._runs:
            places = run.places(high, low)
            there = places >= 0
            had[there] = run.numbers[places[there]]
        new = had == 0
        if new.any():
            self._runs.append(_Run(high[new], low[new], np.full(np.count_nonzero(new), number, np.uint32)))
            self._merge()
        found = np.empty_like(had)
        found[order] = had
        return found

    def _merge(self) -> None:
        """Keep the runs few: merge two runs of similar length, as long as they are short enough to sort."""
        while len(self._runs) > 1 and len(self._runs[-2]) <= min(2 * len(self._runs[-1]), _LONGEST_RUN):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(before.with_more(last))


class _Run:
    """Digests in the order of their first halves, with their numbers."""

    def __init__(self, high: _Halves, low: _Halves, numbers: Numbers) -> None:
        order = np.argsort(high, kind="stable")
        self.high, self.low, self.numbers = high[order], low[order], numbers[order]

    def __len__(self) -> int:
        return len(self.high)

    def with_more(self, other: "_Run") -> "_Run":
        """Return one run made of two."""
        return _Run(
            np.concatenate((self.high, other.high)),
            np.concatenate((self.low, other.low)),
            np.concatenate((self.numbers, other.numbers)),
        )

    def places(self, high: _Halves, low: _Halves) -> npt.NDArray[np.int64]:
        """Return the place of each digest, -1 for one that is missing."""
        found = np.full(len(high), -1, np.int64)
        at = np.searchsorted(self.high, high)
        asked = np.arange(len(high))
        while len(asked):
            inside = at < len(self.high)
            asked, at = asked[inside], at[inside]
            same = self.high[at] == high[asked]
            asked, at = asked[same], at[same]
            equal = self.low[at] == low[asked]
            found[asked[equal]] = at[equal]
            asked, at = asked[~equal], at[~equal] + 1
        return found


def _halves(digests: Sequence[bytes]) -> tuple[npt.NDArray[np.int64], _Halves, _Halves]:
    """Return the order of the digests by first half, and both halves in this order, so that lookups are local."""
    both = np.frombuffer(b"".join(digests), np.uint64).reshape(-1, 2)
    order = np.argsort(both[:, 0])
    return order, both[order, 0], both[order, 1]
