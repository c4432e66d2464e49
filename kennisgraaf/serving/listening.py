"""The sockets that the service listens on.

Several processes each have a socket of their own at one address. The kernel then spreads connections evenly; with one
socket for all of them, the process that wakes up first accepts a whole burst.
Source: https://man7.org/linux/man-pages/man7/socket.7.html (SO_REUSEPORT)
"""

import socket

from graph_store.errors import PortInUse

_WAITING = 2048
"""Connections that the kernel keeps until they are accepted."""


def listen(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Return a socket that listens at an address, beside those of other processes of this service if it is `shared`.

    Raises: PortInUse (503) naming the address.
    """
    made = _bound(host, port, shared=shared)
    try:
        made.listen(_WAITING)
    except OSError as fault:
        made.close()
        raise _in_use(host, port, fault) from fault
    return made


def hold(host: str, port: int) -> socket.socket:
    """Return a socket that keeps an address for the processes of this service, and gets no connection itself.

    An address where others listen is refused, also if they would share it. Raises: PortInUse (503).
    """
    listen(host, port).close()
    return _bound(host, port, shared=True)


def _bound(host: str, port: int, *, shared: bool) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        made.bind((host, port))
    except OSError as fault:
        made.close()
        raise _in_use(host, port, fault) from fault
    return made


def _in_use(host: str, port: int, fault: OSError) -> PortInUse:
    return PortInUse(
        "{host}:{port} is not free ({why}); stop the program that uses it or choose another --port",
        host=host,
        port=port,
        why=fault.strerror,
    )
