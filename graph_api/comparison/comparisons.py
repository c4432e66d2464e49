"""Comparisons that were made before, and the limits of making one: one at a time, within the time of a query."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from graph_api.comparison.compare import Comparison, compare
from graph_store.difference import Difference
from graph_store.errors import QueryTimeout
from graph_store.snapshot import Snapshot

KEPT: Final = 4
"""Number of comparisons that are kept, the most recently used ones."""

Steps = Callable[[], Difference | None]
_Key = tuple[tuple[str, int], tuple[str, int]]


class Comparisons:
    """A cache of comparisons by the keys of both versions."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, Comparison] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, old: Snapshot, new: Snapshot, timeout_s: float, steps: Steps = lambda: None) -> Comparison:
        """Return the comparison of two versions; requests wait for one another.

        `steps` returns the quads in which the versions differ, or None if they must be read.

        Raises: QueryTimeout (503) after so many seconds; ResultTooLarge (507).
        """
        deadline = time.monotonic() + timeout_s
        fault = QueryTimeout(
            "the comparison takes more than {timeout_s:g} s, which is the limit; compare less", timeout_s=timeout_s
        )
        if not self._lock.acquire(timeout=timeout_s):
            raise fault
        try:
            return self._of(old, new, steps, deadline, fault)
        finally:
            self._lock.release()

    def _of(self, old: Snapshot, new: Snapshot, steps: Steps, deadline: float, fault: QueryTimeout) -> Comparison:
        def check() -> None:
            if time.monotonic() > deadline:
                raise fault

        key = old.key, new.key
        found = self._kept.get(key) or compare(old, new, check, steps())
        self._kept[key] = found
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


COMPARISONS: Final = Comparisons()
"""The comparisons of this process."""
