"""The seconds that each client has used for heavy queries; they expire at the rate at which they are granted."""

import math
import time
from collections.abc import Callable

from graph_store.errors import ClientBudget

_REMEMBERED = 10_000


class Budget:
    """A budget of `seconds` a minute for each client; 0 means no limit."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._spent: dict[str, tuple[float, float]] = {}

    def spend(self, client: str, seconds: float) -> None:
        """Add the time that a query took."""
        if self._seconds:
            if len(self._spent) >= _REMEMBERED:
                self._spent = {each: spent for each, spent in self._spent.items() if self._left_of(spent) > 0}
            self._spent[client] = (self._of(client) + seconds, self._clock())

    def refusal(self, client: str, running: float = 0) -> ClientBudget | None:
        """Return the error for a client over its budget, or None; `running` is the time of its present queries."""
        if not self._seconds:
            return None
        over = self._of(client) + running - self._seconds
        if over < 0:
            return None
        wait = max(1, math.ceil((over + 1) * 60 / self._seconds))
        return ClientBudget(
            "Long queries of one client may take {seconds:g} s a minute in total; try again in "
            "{wait} s. Short queries are answered meanwhile.",
            wait,
            seconds=self._seconds,
            wait=wait,
        )

    def _of(self, client: str) -> float:
        return self._left_of(self._spent.get(client, (0.0, 0.0)))

    def _left_of(self, spent: tuple[float, float]) -> float:
        seconds, at = spent
        return max(0.0, seconds - (self._clock() - at) * self._seconds / 60)
