"""The processor time of the steps of some work."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time


class StepSeconds(dict[str, float]):
    """Seconds of processor time by step, in the order in which the steps first began."""

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Add the time of a block to a step."""
        began = process_time()
        self.setdefault(step, 0.0)
        try:
            yield
        finally:
            self[step] += process_time() - began
