"""Other hosts: the hosts that a text may reach, and the only way to reach them.

A host is reached only if the list names it, and a private address only if the list names that address, whatever a name
resolves to. A query worker cannot open a connection to another host either: it uses a broker in the serving process.
The broker connects to the checked address, follows no redirect, and has limits of time and bytes.
"""

import asyncio
import http.client
import ipaddress
import re
import secrets
import socket
import ssl
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph_store.errors import RemoteForbidden
from graph_store.lexer.scan import Remote

MAX_BYTES = 16_000_000
"""Most bytes of an answer from another host."""

_MOST_SENT = 16_000_000
_LOCAL_NAMES = frozenset(["localhost"])
_PORTS = {"http": 80, "https": 443}
_OURS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{32}")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Target:
    """An IRI and the address of its host."""

    iri: str
    address: str


def complaint(message: str) -> str:
    """Return the engine's message about a failed request, without the address of the broker."""
    return _OURS.sub("it", message)[:_LONGEST].strip().removesuffix(" with payload:")


class AllowedHosts:
    """The hosts of `KENNISGRAAF_SERVICE_ALLOW`: names and addresses; `*.example.org` means all names below it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name.strip().strip("[]").lower() for name in names if name.strip())

    def __bool__(self) -> bool:
        return bool(self._names)

    async def target(self, remote: Remote) -> Target:
        """Look up where a place in a text leads.

        Raises: RemoteForbidden (403) for a host that is not on the list, and for a private address.
        """
        try:
            parts = urlsplit(remote.iri)
            scheme, host, port = parts.scheme, parts.hostname or "", parts.port
        except ValueError:
            scheme, host, port = "", "", None
        if scheme not in _PORTS or not self._names_host(host):
            raise RemoteForbidden(
                "{keyword} would reach {host!r}, which KENNISGRAAF_SERVICE_ALLOW does not name.",
                keyword=remote.keyword,
                host=host or remote.iri,
            )
        return Target(remote.iri, await self._address(host, port or _PORTS[scheme]))

    def _names_host(self, host: str) -> bool:
        above = host.split(".")
        return host in self._names or any(f"*.{'.'.join(above[i:])}" in self._names for i in range(1, len(above)))

    async def _address(self, host: str, port: int) -> str:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as fault:
            raise RemoteForbidden(
                "The host {host} was not found: {strerror}.", host=host, strerror=fault.strerror
            ) from fault
        addresses = [str(each[4][0]) for each in found]
        for address in addresses:
            if not ipaddress.ip_address(address).is_global and address not in self._names and host not in _LOCAL_NAMES:
                raise RemoteForbidden(
                    "{host} is at the private address {address}, which KENNISGRAAF_SERVICE_ALLOW does not name.",
                    host=host,
                    address=address,
                )
        return addresses[0]


class Broker:
    """A small server on this machine that forwards requests of query workers only."""

    def __init__(self, names: Iterable[str], timeout_s: float, max_bytes: int = MAX_BYTES) -> None:
        self.hosts, self._timeout_s, self._max_bytes = AllowedHosts(names), timeout_s, max_bytes
        self._targets: dict[str, tuple[Target, float]] = {}
        self._server: asyncio.Server | None = None

    async def through(self, text: str, places: Sequence[Remote]) -> str:
        """Return the text with every address of another host replaced by one of the broker.

        A host that may not be reached is a failure; SILENT hides it like any other, if the list is not empty.
        Raises: RemoteForbidden (403).
        """
        if not places:
            return text
        if not self.hosts:
            raise RemoteForbidden(
                "{keyword} would reach another host, but KENNISGRAAF_SERVICE_ALLOW names none.",
                keyword=places[0].keyword,
            )
        targets = [await self._target(place) for place in places]
        for place, target in sorted(zip(places, targets, strict=True), key=lambda each: -each[0].start):
            text = f"{text[: place.start]}<{await self._open(target)}>{text[place.end :]}"
        return text

    @property
    def address(self) -> str | None:
        """Return the first part of all addresses of the broker; None before it listens."""
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/" if self._server else None

    async def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _target(self, place: Remote) -> Target | None:
        try:
            return await self.hosts.target(place)
        except RemoteForbidden:
            if place.silent:
                return None
            raise

    async def _open(self, target: Target | None) -> str:
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        now = time.monotonic()
        self._targets = {key: each for key, each in self._targets.items() if each[1] > now}
        key = secrets.token_urlsafe(24)
        if target is not None:
            self._targets[key] = target, now + 2 * self._timeout_s
        return f"{self.address}{key}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(self._timeout_s):
                answer = await self._forward(reader)
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, http.client.HTTPException) as fault:
            answer = _answer(502, "text/plain", (str(fault) or type(fault).__name__).encode())
        writer.write(answer)
        writer.close()

    async def _forward(self, reader: asyncio.StreamReader) -> bytes:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, path, _ = head.split(" ", 2)
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        known = self._targets.get(path.removeprefix("/"))
        if known is None:
            return _answer(404, "text/plain", b"unknown")
        length = int(headers.get("content-length", 0))
        if length > _MOST_SENT:
            raise ValueError("the request is too large")
        body = await reader.readexactly(length)
        kept = {name: value for name, value in headers.items() if name in ("accept", "content-type")}
        return await asyncio.to_thread(self._fetch, known[0], method, kept, body)

    def _fetch(self, target: Target, method: str, headers: dict[str, str], body: bytes) -> bytes:
        connection = _connection(target, self._timeout_s)
        try:
            parts = urlsplit(target.iri)
            connection.request(method, f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}", body, headers)
            answer = connection.getresponse()
            content = answer.read(self._max_bytes + 1)
            if len(content) > self._max_bytes:
                raise ValueError(f"the answer has more than {self._max_bytes} bytes")
            if 300 <= answer.status < 400:
                raise ValueError(f"it answers {answer.status}, and no redirect is followed")
            return _answer(answer.status, answer.headers.get("content-type", "text/plain"), content)
        finally:
            connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked before; the host name is for the header and the certificate."""

    def __init__(self, host: str, port: int, target: Target, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._target = target

    def connect(self) -> None:
        """Open the connection, encrypted for an `https` IRI."""
        sock = socket.create_connection((self._target.address, self.port), self.timeout)
        if self._target.iri.startswith("https:"):
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)
        self.sock = sock


def _connection(target: Target, timeout_s: float) -> _Pinned:
    parts = urlsplit(target.iri)
    return _Pinned(parts.hostname or "", parts.port or _PORTS[parts.scheme], target, timeout_s)


def _answer(status: int, media_type: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {status} -\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode("latin-1", "replace") + body
