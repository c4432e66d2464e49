"""One client sends a hundred heavy queries at once; the measurement shows what another client notices.

The heavy queries come from 127.0.0.2, the light ones from 127.0.0.1. Both run on the shipped data.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import quote

from bench import processes
from bench.figures import Figure

ROOT = Path(__file__).parent.parent
DATA = "data/jaarplan-2020"
COMMAND = "scripts/bench clients"
HEAVY = "SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o . ?a ?b ?c . ?d ?e ?f FILTER(STR(?a) != '{number}') }}"
LIGHT = "SELECT ?p ?o {{ <https://kennisgraaf.example/id/mun/gent> ?p ?o FILTER(RAND() >= 0 && {number} >= 0) }}"
"""A light query whose answer cannot be cached."""

AT_ONCE, CONNECTIONS = 100, 4
_SETTLED_S, _PAUSE_S, _LIMIT_S = 1.0, 0.01, 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of an answer, whether it has a Retry-After header, and its seconds to completion."""

    status: int
    retry_after: bool
    seconds: float


def clients() -> Iterator[Figure]:
    """Measure light queries of one client while another has a hundred heavy ones, and the answers to both."""
    with TemporaryDirectory() as place:
        state, log, port = Path(place) / "var", Path(place) / "service.log", processes.free_port()
        command = str(Path(sys.executable).parent / "kennisgraaf")
        own = processes.user_environment(state)
        subprocess.run([command, "sync", DATA], cwd=ROOT, env=own, stdout=subprocess.DEVNULL, check=True)
        with processes.started([command, "serve", "--port", str(port)], ROOT, state, log) as process:
            processes.seconds_until_ready(process, port, log, 60)
            processes.until_idle(process.pid, 60)
            heavy, light = asyncio.run(_both(port))
    refused = [each for each in heavy if each.status == 429]
    taken = sorted(each.seconds for each in light)
    yield Figure("clients.light.count", len(light), "", COMMAND)
    yield Figure("clients.light.refused", sum(each.status != 200 for each in light), "", COMMAND, 0)
    yield Figure("clients.light.p50", taken[len(taken) // 2] * 1000, "ms", COMMAND)
    yield Figure("clients.light.p99", taken[int(len(taken) * 0.99)] * 1000, "ms", COMMAND, 200)
    yield Figure("clients.heavy.429", len(refused), "", COMMAND)
    yield Figure("clients.heavy.429.first", min((each.seconds for each in refused), default=0) * 1000, "ms", COMMAND)
    without = sum(each.status == 503 and each.retry_after for each in heavy) + sum(not e.retry_after for e in refused)
    yield Figure("clients.heavy.told-otherwise", without + (not refused), "", COMMAND, 0)


async def _both(port: int) -> tuple[list[Answer], list[Answer]]:
    heavy = asyncio.gather(*(_ask(port, HEAVY.format(number=number), "127.0.0.2") for number in range(AT_ONCE)))
    light = [asyncio.ensure_future(_repeat(port, heavy)) for _ in range(CONNECTIONS)]
    return await heavy, [answer for answers in await asyncio.gather(*light) for answer in answers]


async def _repeat(port: int, until: "asyncio.Future[list[Answer]]") -> list[Answer]:
    """Query repeatedly on one connection of the other client until the heavy queries have ended.

    It pauses briefly after each answer.
    """
    found: list[Answer] = []
    while not until.done():
        found.append(await _ask(port, LIGHT.format(number=len(found)), "127.0.0.1"))
        await asyncio.sleep(_PAUSE_S)
    return found


async def _ask(port: int, query: str, address: str) -> Answer:
    began = perf_counter()
    reader, writer = await asyncio.open_connection(processes.HOST, port, local_addr=(address, 0))
    try:
        head = (
            f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: {processes.HOST}:{port}\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode())
        async with asyncio.timeout(_LIMIT_S):
            whole = await reader.read()
    finally:
        writer.close()
    lines = whole.partition(b"\r\n\r\n")[0].lower().split(b"\r\n")
    return Answer(
        int(lines[0].split()[1]), any(line.startswith(b"retry-after:") for line in lines), perf_counter() - began
    )
