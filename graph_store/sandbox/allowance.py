"""What a worker may take for one query: so much more memory and processor time than it has had.

Runs in a worker only. The kernel is told what has changed, which between two light queries is nothing.
"""

import contextlib
import os
import resource
import sys
import time


class Allowance:
    """The limits of this process; `statm` is the open file that tells its size, where the system has one."""

    def __init__(self, statm: int, memory_bytes: int) -> None:
        self._statm, self._memory_bytes = statm, memory_bytes
        self._told: dict[int, int] = {}
        self.size = self.first_size = self.look()

    def look(self) -> int:
        """Bytes of address space in use; where the system does not say, the most that was resident."""
        if sys.platform == "linux":
            self.size = int(os.pread(self._statm, 100, 0).split(b" ", 1)[0]) * resource.getpagesize()
        else:
            self.size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return self.size

    def renew(self, seconds: float) -> None:
        """Let the next query add its memory to what was there at the last look, and take so many seconds."""
        self._tell(resource.RLIMIT_AS, self.size + self._memory_bytes)
        self._tell(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 2)

    def _tell(self, limit: int, value: int) -> None:
        if self._told.get(limit) != value:
            self._told[limit] = value
            with contextlib.suppress(ValueError, OSError):  # some systems do not know the limit of address space
                resource.setrlimit(limit, (value, resource.RLIM_INFINITY))
