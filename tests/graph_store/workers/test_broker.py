import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

import pytest

from graph_store.errors import GraphError, RemoteFailed, RemoteForbidden
from graph_store.lexer.scan import Remote
from graph_store.snapshot import Snapshot
from graph_store.workers.broker import AllowedHosts
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from tests.graph_store.querying import published
from tests.local_host import host_of


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint with one answer, a redirect and a large answer, which records its requests."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"far"}}]}}'
        body += b" " * 20_000_000 if self.path == "/large" else b""
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with host_of(Endpoint) as address:
        yield address


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


@contextlib.asynccontextmanager
async def query_workers(*hosts: str) -> AsyncIterator[QueryWorkers]:
    opened = QueryWorkers(QueryLimits(workers=1, timeout_s=5, service_allow=hosts))
    try:
        yield opened
    finally:
        await opened.close()


def ask(snapshot: Snapshot, text: str, *hosts: str) -> bytes | GraphError:
    async def run() -> bytes | GraphError:
        async with query_workers(*hosts) as opened:
            try:
                return await (await opened.run(snapshot, Query(text))).read()
            except GraphError as error:
                return error

    return asyncio.run(run())


def far(address: str, silent: str = "") -> str:
    return f"SELECT ?x {{ SERVICE {silent} <{address}> {{ ?s ?p ?x }} }}"


def test_a_host_on_the_list_is_asked(snapshot: Snapshot, endpoint: str) -> None:
    answer = ask(snapshot, far(f"{endpoint}/sparql"), "127.0.0.1")
    assert isinstance(answer, bytes), answer
    assert b'"far"' in answer


def test_a_redirect_is_not_followed_and_a_large_answer_is_not_taken(snapshot: Snapshot, endpoint: str) -> None:
    for path, why in (("moved", "no redirect is followed"), ("large", "more than")):
        error = ask(snapshot, far(f"{endpoint}/{path}"), "127.0.0.1")
        assert isinstance(error, RemoteFailed)
        assert why in error.detail
        assert "127.0.0.1" not in error.detail, "where the broker listens is nobody's business"


def test_silence_hides_a_failure_once_some_host_is_allowed(snapshot: Snapshot, endpoint: str) -> None:
    for address in (f"{endpoint}/moved", "http://other.example/"):
        assert isinstance(ask(snapshot, far(address, "SILENT"), "127.0.0.1"), bytes)
    assert isinstance(ask(snapshot, far("http://other.example/", "SILENT")), RemoteForbidden)


def test_nothing_is_asked_that_the_list_does_not_name(snapshot: Snapshot, endpoint: str) -> None:
    Endpoint.asked.clear()
    for hosts in ((), ("localhost",), ("*.0.0.1.example",)):
        assert isinstance(ask(snapshot, far(f"{endpoint}/sparql"), *hosts), RemoteForbidden)
    assert Endpoint.asked == []


@pytest.mark.parametrize(
    "iri", ["ftp://127.0.0.1/", "file:///etc/passwd", "http:///x", "http://[::1", "urn:x", "tel:1"]
)
def test_what_is_no_address_on_the_web_is_refused(iri: str) -> None:
    with pytest.raises(RemoteForbidden):
        asyncio.run(AllowedHosts(["127.0.0.1", "", "x"]).target(Remote("SERVICE", iri, 0, 0)))


def names(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Resolve every name to this address."""

    async def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", found)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fd00::1"])
def test_a_public_name_at_a_private_address_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, address)
    place = Remote("SERVICE", "https://data.example.org/sparql", 0, 0)
    with pytest.raises(RemoteForbidden, match="private address"):
        asyncio.run(AllowedHosts(["data.example.org", "*.example.org"]).target(place))
    found = asyncio.run(AllowedHosts(["data.example.org", address]).target(place))
    assert found.address == address


def test_names_below_another_can_be_allowed_together(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "93.184.215.14")
    hosts = AllowedHosts(["*.example.org"])
    assert asyncio.run(hosts.target(Remote("LOAD", "http://a.b.example.org:81/x", 0, 0))).address == "93.184.215.14"
    with pytest.raises(RemoteForbidden):
        asyncio.run(hosts.target(Remote("LOAD", "http://example.org/", 0, 0)))
