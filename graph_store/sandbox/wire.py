"""What the serving process, a zygote and its children say to each other, over Unix socket pairs.

Server and zygote: fixed commands, some answered by one integer. Server and child: frames of a kind, a length and a
payload. `REQUEST` goes in; `HEAD` and any `DATA` come out, or `FAULT` instead of any of them, and in the end `END`,
with the number of rows and whether the worker takes no further query.
"""

import socket
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson

COMMAND = struct.Struct("!cI")
"""A command and the process it is about; FORK and SUCCEED come with a socket."""

REPLY = struct.Struct("!i")
"""The answer to FORK (a process id), STATUS (an exit status as `subprocess` gives it) and IS_DONE (0 or 1)."""

FORK, SUCCEED, KILL, PAUSE, RESUME, STATUS, IS_DONE = b"F", b"A", b"K", b"P", b"C", b"S", b"D"

ALIVE = 1_000
"""The answer to STATUS about a process that has not ended yet."""

HEADER = struct.Struct("!cI")
"""What stands before the payload of a frame."""

_LENGTH = struct.Struct("!I")
"""What stands before the conditions of a query."""

CHUNK = 128 * 1024
"""Bytes of an answer in one frame: the serving process is woken once for each, on a core that the worker may be on."""

_ONE_GO = 16 * 1024
"""Bytes of a frame that are read at once; few tasks have more."""

REQUEST, READY, HEAD, DATA, END, FAULT = b"Q", b"R", b"H", b"D", b"E", b"X"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a worker has to know of a query besides its text; most queries share it with many others.

    `default` and `named` are graph IRIs, with "" for the store's own default graph; `named` None means all of them.
    `merge`: the default graphs may share triples, so they have to be merged first. `table` and `graph` are media
    types, None when the client takes none of that sort. `dump`: there is no text; the first default graph is wanted
    as it is, of whatever size. `scope`: besides the default graphs a part of what follows is seen, as
    `graph_store.views` has it for this `include`, with synthetic rows or without. `gzip`: the client takes compressed
    bytes. `remote`: the text asks a broker in the serving process, so it may open a connection.
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
    scope: tuple[str, bool] | None = None
    dump: bool = False
    gzip: bool = False
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What is known before the first byte of an answer; `length` is None while more is being computed."""

    form: str
    media_type: str
    length: int | None
    encoding: str | None = None


def pack_task(text: str, conditions: bytes) -> bytes:
    """One query as the payload of a frame; its conditions have been packed, once for many queries."""
    return _LENGTH.pack(len(conditions)) + conditions + text.encode("utf-8", "replace")


def unpack_task(payload: bytes) -> tuple[str, Conditions]:
    """The text of a query, and its conditions, which most often are those of the query before."""
    (length,) = _LENGTH.unpack_from(payload)
    start = _LENGTH.size + length
    return payload[start:].decode(), _conditions(payload[_LENGTH.size : start])


@lru_cache(16)
def _conditions(packed: bytes) -> Conditions:
    return Conditions(**unpack(packed))


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """A frame ready to be sent."""
    return HEADER.pack(kind, len(payload)) + payload


def frames_in(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The whole frames that bytes begin with, each as its kind and payload, and what is left of the bytes."""
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
    """The next frame on a blocking socket; the kind is empty when the other side has gone."""
    header = _exactly(link, HEADER.size)
    if not header:
        return b"", b""
    kind, length = HEADER.unpack(header)
    return kind, _exactly(link, length)


def receive_alone(link: socket.socket) -> tuple[bytes, bytes]:
    """The same in one go, from one who sends no second frame before the first is answered."""
    data = link.recv(_ONE_GO)
    if len(data) < HEADER.size:
        data += _exactly(link, HEADER.size - len(data))
    if len(data) < HEADER.size:
        return b"", b""
    kind, length = HEADER.unpack_from(data)
    return kind, data[HEADER.size :] + _exactly(link, length + HEADER.size - len(data))


def pack(value: object) -> bytes:
    """A value as the payload of a frame."""
    return orjson.dumps(value)


def unpack(payload: bytes) -> dict[str, Any]:
    """The mapping in a payload made by `pack`."""
    value = orjson.loads(payload)
    if not isinstance(value, dict):
        raise TypeError("a payload is a mapping")
    return value


def _exactly(link: socket.socket, length: int) -> bytes:
    data = link.recv(length, socket.MSG_WAITALL) if length else b""
    return data if len(data) == length else b""
