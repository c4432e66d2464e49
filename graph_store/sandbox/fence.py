"""A process that may open no connection, whatever it runs: the kernel refuses TCP to it and to all that it forks.

Needs Linux 6.7 and no privilege; elsewhere the other walls stand alone. A worker that reads tables from disk has
numbers left for those that it has yet to open, and a query could take one of them for a connection.
Source: https://docs.kernel.org/userspace-api/landlock.html
"""

import ctypes
import os
import struct
import sys

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_NO_NEW_PRIVILEGES = 38
_BIND_TCP, _CONNECT_TCP = 1, 2
_SINCE = 4
"""The version of the interface that knows of networks."""


def is_known() -> bool:
    """Whether the kernel can do this."""
    if sys.platform != "linux":
        return False
    return int(ctypes.CDLL(None).syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)) >= _SINCE


def fence() -> bool:
    """Forbid this process TCP for good; whether the kernel does so. To be called before there are threads."""
    if not is_known():
        return False
    kernel = ctypes.CDLL(None)
    handled = struct.pack("=QQ", 0, _BIND_TCP | _CONNECT_TCP)  # of files nothing, of networks all of it
    rules = kernel.syscall(_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0)
    if rules < 0 or kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    is_fenced: bool = kernel.syscall(_RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return is_fenced
