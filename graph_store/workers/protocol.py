"""The messages between the serving process, a fork server and its children, over Unix socket pairs.

Server and fork server: fixed commands, some answered by one integer. Server and child: frames with a kind, a length and
a payload. The server sends `REQUEST`; the child sends `HEAD` and any number of `DATA`, or `FAULT` instead of any of
them, and at last `END`, with the number of rows and whether the worker takes no further query.
"""

import socket
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson

COMMAND = struct.Struct("!cI")
"""A command and its process id; FORK and SUCCEED come with a socket."""

REPLY = struct.Struct("!i")
"""The answer to FORK (a process id), STATUS (an exit status as in `subprocess`) and IS_DONE (0 or 1)."""

FORK, SUCCEED, KILL, PAUSE, RESUME, STATUS, IS_DONE = b"F", b"A", b"K", b"P", b"C", b"S", b"D"

ALIVE = 1_000
"""The answer to STATUS for a process that has not ended yet."""

HEADER = struct.Struct("!cI")
"""The header of a frame, before its payload."""

_LENGTH = struct.Struct("!I")
"""The header of a task, before the conditions of a query."""

CHUNK = 128 * 1024
"""Bytes of answer in one frame: the serving process wakes once for each, on a core that the worker may need."""

_ONE_GO = 16 * 1024
"""Bytes of a frame that are read at once; few tasks are longer."""

REQUEST, READY, HEAD, DATA, END, FAULT = b"Q", b"R", b"H", b"D", b"E", b"X"


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything about a query that its worker must know besides the text; most queries share it with many others.

    `default` and `named` are graph IRIs, with "" for the store's own default graph; `named` None means all of them.
    `merge`: the default graphs may share triples, which requires merging first. `table` and `graph` are media types,
    None if the client accepts none of that kind. `dump`: there is no text; the answer is the whole first default
    graph. `gzip`: the client accepts compressed bytes. `remote`: the text uses the broker in the serving process, so
    the worker may open a connection.
    """

    base: str
    default: list[str]
    named: list[str] | None
    merge: bool
    table: str | None
    graph: str | None
    prefixes: dict[str, str]
    max_rows: int
    max_bytes: int
    seconds: float
    dump: bool = False
    gzip: bool = False
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The facts known before the first byte of an answer; `length` is None while more is being computed."""

    form: str
    media_type: str
    length: int | None
    encoding: str | None = None


def pack_task(text: str, conditions: bytes) -> bytes:
    """Return one query as the payload of a frame; its conditions are already packed."""
    return _LENGTH.pack(len(conditions)) + conditions + text.encode("utf-8", "replace")


def unpack_task(payload: bytes) -> tuple[str, Conditions]:
    """Return the text of a query and its conditions, which are usually those of the query before."""
    (length,) = _LENGTH.unpack_from(payload)
    start = _LENGTH.size + length
    return payload[start:].decode(), _conditions(payload[_LENGTH.size : start])


@lru_cache(16)
def _conditions(packed: bytes) -> Conditions:
    return Conditions(**unpack(packed))


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """Return a frame ready to be sent."""
    return HEADER.pack(kind, len(payload)) + payload


def frames_in(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Split bytes into whole frames, each as its kind and payload, and the remaining bytes."""
    found, at = [], 0
    while len(data) - at >= HEADER.size:
        kind, length = HEADER.unpack_from(data, at)
        end = at + HEADER.size + length
        if end > len(data):
            break
        found.append((kind, data[at + HEADER.size : end]))
        at = end
    return found, data[at:]


def receive(link: socket.socket) -> tuple[bytes, bytes]:
    """Read the next frame from a blocking socket; the kind is empty when the other side has closed it."""
    header = _exactly(link, HEADER.size)
    if not header:
        return b"", b""
    kind, length = HEADER.unpack(header)
    return kind, _exactly(link, length)


def receive_alone(link: socket.socket) -> tuple[bytes, bytes]:
    """Read the next frame in one call, if the sender waits for an answer before it sends the next one."""
    data = link.recv(_ONE_GO)
    if len(data) < HEADER.size:
        data += _exactly(link, HEADER.size - len(data))
    if len(data) < HEADER.size:
        return b"", b""
    kind, length = HEADER.unpack_from(data)
    return kind, data[HEADER.size :] + _exactly(link, length + HEADER.size - len(data))


def pack(value: object) -> bytes:
    """Return a value as the payload of a frame."""
    return orjson.dumps(value)


def unpack(payload: bytes) -> dict[str, Any]:
    """Return the mapping in a payload made by `pack`."""
    value = orjson.loads(payload)
    if not isinstance(value, dict):
        raise TypeError("a payload is a mapping")
    return value


def _exactly(link: socket.socket, length: int) -> bytes:
    data = link.recv(length, socket.MSG_WAITALL) if length else b""
    return data if len(data) == length else b""
