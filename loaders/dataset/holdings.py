"""The way in which each of very many triples is held, by digest: twenty bytes per triple, however large the load."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.uint32]
_Halves: TypeAlias = npt.NDArray[np.uint64]

_LONGEST_RUN: Final = 1 << 20


class Holdings:
    """A number for each digest, 0 for an unknown one; read and written in batches."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []

    def __len__(self) -> int:
        return sum(map(len, self._runs))

    def of(self, digests: Sequence[bytes]) -> Numbers:
        """Return the number of each digest."""
        order, high, low = _halves(digests)
        found = np.zeros(len(order), np.uint32)
        for run in self._runs:
            places = run.places(high, low)
            there = places >= 0
            found[order[there]] = run.numbers[places[there]]
        return found

    def put(self, digests: Sequence[bytes], numbers: Numbers) -> None:
        """Set the number of each of these digests, which are all different."""
        order, high, low = _halves(digests)
        numbers, new = numbers[order], np.ones(len(order), np.bool_)
        for run in self._runs:
            places = run.places(high, low)
            there = places >= 0
            run.numbers[places[there]] = numbers[there]
            new &= ~there
        if new.any():
            self._runs.append(_Run(high[new], low[new], numbers[new]))
            self._merge()

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
