import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.requests import Request

from graph_api.access_log import observed_in
from graph_api.auth import Tokens
from graph_api.sparql.responses import client_of, response
from graph_store.workers.query_workers import Answer
from tests.graph_api.plain import Writer, writing


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writing(tmp_path_factory.mktemp("state")) as found:
        found.update("INSERT DATA { " + " ".join(f"<urn:s{n}> <urn:p> 'value {n}' ." for n in range(500)) + " }")
        yield found


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 60000"]
)
def test_an_answer_is_compressed_for_those_who_take_that(writer: Writer, query: str) -> None:
    plain = writer.client.get("/sparql", params={"query": query}, headers={"Accept-Encoding": "identity"})
    with writer.client.stream("GET", "/sparql", params={"query": query}, headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert len(gzip.decompress(raw)) == len(plain.content) > len(raw)
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in packed.headers["vary"]


def test_a_short_answer_is_sent_as_it_is(writer: Writer) -> None:
    answer = writer.client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers


def test_the_turn_of_a_request_is_its_tokens_or_its_addresss(writer: Writer, tmp_path: Path) -> None:
    service = writer.client.app.state.service  # type: ignore[attr-defined]
    text, token = Tokens(service.settings.data).new()

    def request(header: str) -> Request:
        headers = [(b"authorization", header.encode())]
        return Request({"type": "http", "headers": headers, "client": ("10.0.0.9", 1), "app": writer.client.app})

    assert client_of(request(f"Bearer {text}")) == f"token {token.id}"
    assert client_of(request("Bearer kg_no")) == client_of(request("")) == "10.0.0.9"


class Growing:
    """An answer that streams, and leaves the light queue after its first bytes."""

    media_type, encoding, length, body, rows = "text/csv", None, None, None, None
    is_heavy = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"a\r\n"
        self.is_heavy, self.rows = True, 1

    async def close(self) -> None:
        """Do nothing: there is no resource to release."""


def streamed(receive: Callable[[], Awaitable[Any]]) -> tuple[bytes, dict[str, Any]]:
    """Return the messages of such an answer, and the values to log for it."""
    scope: dict[str, Any] = {"type": "http", "method": "GET", "headers": []}
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)
        await asyncio.sleep(0)

    async def run() -> None:
        answer = response(scope, cast(Answer, Growing()), {})
        assert observed_in(scope) == {"lane": "light", "rows": None}
        await answer(scope, receive, send)

    asyncio.run(run())
    return b"".join(each.get("body", b"") for each in sent), observed_in(scope)


def test_a_stream_is_told_by_the_lane_it_ends_in() -> None:
    async def stays() -> Any:
        await asyncio.Event().wait()

    assert streamed(stays) == (b"a\r\n", {"lane": "heavy", "rows": 1})


def test_who_leaves_in_the_middle_of_a_stream_is_told_as_gone() -> None:
    async def leaves() -> Any:
        return {"type": "http.disconnect"}

    _, told = streamed(leaves)
    assert told["code"] == "CLIENT_GONE"
