"""The limits of a worker for one query: the memory and processor time it may use beyond what it has used so far.

Runs in a worker only. The kernel is called only for limits that changed, which is rare between two light queries.
"""

import contextlib
import os
import resource
import sys
import time


class ResourceLimits:
    """The limits of this process; `statm` is the open file with its size, if the system has one."""

    def __init__(self, statm: int, memory_bytes: int) -> None:
        self._statm, self._memory_bytes = statm, memory_bytes
        self._told: dict[int, int] = {}
        self.size = self.first_size = self.look()

    def look(self) -> int:
        """Return the bytes of address space in use; if the system does not report it, the highest resident size."""
        if sys.platform == "linux":
            self.size = int(os.pread(self._statm, 100, 0).split(b" ", 1)[0]) * resource.getpagesize()
        else:
            self.size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return self.size

    def renew(self, seconds: float) -> None:
        """Let the next query use its memory on top of the last measured size, and `seconds` of processor time."""
        self._tell(resource.RLIMIT_AS, self.size + self._memory_bytes)
        self._tell(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 2)

    def _tell(self, limit: int, value: int) -> None:
        if self._told.get(limit) != value:
            self._told[limit] = value
            with contextlib.suppress(ValueError, OSError):  # some systems have no limit of address space
                resource.setrlimit(limit, (value, resource.RLIM_INFINITY))
