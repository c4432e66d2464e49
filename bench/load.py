"""A small load generator: keep-alive clients that repeat one question."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle
from time import perf_counter

import uvloop


@dataclass(frozen=True, slots=True)
class Question:
    """Requests as sent over the wire: one that is repeated, or several in turn."""

    name: str
    requests: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Timing:
    """The median and 99th percentile in milliseconds, the requests per second, and the number of requests."""

    p50_ms: float
    p99_ms: float
    per_second: float
    count: int


def post(name: str, path: str, media_type: str, *bodies: str) -> Question:
    """Return a question sent by POST, with one body or with several in turn."""
    return Question(name, [_post(path, media_type, body.encode()) for body in bodies])


def _post(path: str, media_type: str, content: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(content)}\r\nAccept: application/json, application/sparql-results+json\r\n\r\n"
    )
    return head.encode() + content


def measure(host: str, port: int, question: Question, clients: int, seconds: float) -> Timing:
    """Ask the question from this many clients at once for this many seconds, after a warm-up of one second."""
    return uvloop.run(_measure(host, port, question, clients, seconds))


def requests(addresses: Sequence[tuple[str, int]], question: Question, clients: int, seconds: float) -> int:
    """Return the number of answers that this many clients get in this many seconds, each from one of the addresses."""

    async def asked() -> int:
        places = (addresses[number % len(addresses)] for number in range(clients))
        return sum(map(len, await asyncio.gather(*(_client(*place, question, seconds) for place in places))))

    return uvloop.run(asked())


async def _measure(host: str, port: int, question: Question, clients: int, seconds: float) -> Timing:
    await asyncio.gather(*(_client(host, port, question, 1.0) for _ in range(clients)))
    started = perf_counter()
    rounds = await asyncio.gather(*(_client(host, port, question, seconds) for _ in range(clients)))
    taken = sorted(time for times in rounds for time in times)
    elapsed = perf_counter() - started
    return Timing(_at(taken, 0.50) * 1000, _at(taken, 0.99) * 1000, len(taken) / elapsed, len(taken))


async def _client(host: str, port: int, question: Question, seconds: float) -> list[float]:
    reader, writer = await asyncio.open_connection(host, port)
    times, turns = [], cycle(question.requests)
    until = perf_counter() + seconds
    try:
        while (started := perf_counter()) < until:
            writer.write(next(turns))
            await _answer(reader, question)
            times.append(perf_counter() - started)
    finally:
        writer.close()
        await writer.wait_closed()
    return times


async def _answer(reader: asyncio.StreamReader, question: Question) -> bytes:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    body = await _chunks(reader) if "transfer-encoding: chunked" in head else await _counted(reader, head)
    if not head.startswith("http/1.1 200") or b'"errors"' in body[:200]:
        raise SystemExit(f"{question.name}: {head.splitlines()[0]} {body[:500]!r}")
    return body


async def _counted(reader: asyncio.StreamReader, head: str) -> bytes:
    lengths = [line.split(":")[1] for line in head.splitlines() if line.startswith("content-length:")]
    return await reader.readexactly(int(lengths[0]))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
