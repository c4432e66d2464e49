"""A ban on connections: the kernel refuses TCP to this process and to all processes that it forks.

Needs Linux 6.7 and no privilege; elsewhere only the other protections apply. A worker that reads tables from disk keeps
free file descriptors for tables that are not open yet, and a query could use one of them for a connection.
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
"""The first version of the interface that restricts networks."""


def is_known() -> bool:
    """Return whether the kernel supports this."""
    if sys.platform != "linux":
        return False
    return int(ctypes.CDLL(None).syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)) >= _SINCE


def forbid_network() -> bool:
    """Forbid TCP to this process for good, and return whether the kernel does so. Call it before starting threads."""
    if not is_known():
        return False
    kernel = ctypes.CDLL(None)
    handled = struct.pack("=QQ", 0, _BIND_TCP | _CONNECT_TCP)  # no file access, all network access
    rules = kernel.syscall(_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0)
    if rules < 0 or kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    is_forbidden: bool = kernel.syscall(_RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return is_forbidden
