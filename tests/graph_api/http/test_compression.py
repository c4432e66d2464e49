"""Answers are compressed for clients that accept it, and a compressed answer has a tag of its own."""

import gzip
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from graph_api.http.compression import LEAST_BYTES, Compression, accepted_codings, takes_gzip
from graph_api.http.conditional import unchanged
from graph_store.versions import State
from tests.graph_api.small import publish, served

PAGE = {"Accept": "text/html"}
TEXT = "some text that is easy to compress, " * 10_000
DECODERS = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    state: State = publish(tmp_path_factory.mktemp("packed") / "state")
    with served(state) as client:
        yield client


async def answer(request: Request) -> Response:
    """Answer in the way that the path names."""
    headers = {"ETag": '"1"'}

    async def parts() -> AsyncIterator[str]:
        yield ""
        for start in range(0, len(TEXT), 50_000):
            yield TEXT[start : start + 50_000]

    match request.path_params["kind"]:
        case "whole":
            return unchanged(request, headers) or Response(TEXT, headers=headers, media_type="text/csv")
        case "untagged":
            return Response(TEXT, media_type="application/n-quads")
        case "stream":
            return StreamingResponse(parts(), headers=headers, media_type="text/turtle")
        case "packed":
            return Response(gzip.compress(TEXT.encode()), headers=headers | {"Content-Encoding": "gzip"})
        case "short":
            return Response("x" * (LEAST_BYTES - 1), headers=headers, media_type="text/plain")
        case "picture":
            return Response(TEXT, headers=headers, media_type="image/png")
    return FileResponse(Path(__file__).parent / "test_connection.py", headers=headers)


@pytest.fixture(scope="module")
def bare() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[Route("/{kind}", answer)], middleware=[Middleware(Compression)])) as client:
        yield client


def got(client: TestClient, path: str, coding: str, **headers: str) -> tuple[str | None, str | None, bytes]:
    """Return the coding and the tag of an answer, and the bytes of its body as sent."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.stream("GET", path, headers={"Accept-Encoding": coding, **sent}) as answer:
        return answer.headers.get("content-encoding"), answer.headers.get("etag"), b"".join(answer.iter_raw())


@pytest.mark.parametrize("kind", ["whole", "untagged", "stream"])
@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_an_answer_is_the_same_after_decompression(bare: TestClient, kind: str, coding: str) -> None:
    for _ in range(2):
        used, tag, body = got(bare, f"/{kind}", coding)
        assert (used, tag) == (coding, None if kind == "untagged" else f'"1-{coding}"')
        assert DECODERS[coding](body) == TEXT.encode()
        assert len(body) < len(TEXT) / 10
    assert bare.get(f"/{kind}", headers={"Accept-Encoding": coding}).headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("kind", ["short", "picture", "file"])
def test_short_answers_pictures_and_files_with_parts_are_left_alone(bare: TestClient, kind: str) -> None:
    assert got(bare, f"/{kind}", "gzip, br") == got(bare, f"/{kind}", "identity")
    part = bare.get("/file", headers={"Accept-Encoding": "br", "Range": "bytes=0-9"})
    assert (part.status_code, len(part.content)) == (206, 10)
    assert "content-encoding" not in part.headers


def test_an_answer_that_is_compressed_already_only_gets_the_mark(bare: TestClient) -> None:
    used, tag, body = got(bare, "/packed", "br, gzip")
    assert (used, tag, gzip.decompress(body)) == ("gzip", '"1-gzip"', TEXT.encode())


@pytest.mark.parametrize(
    ("held", "coding", "tag"),
    [
        ('"1-gzip"', "gzip", '"1-gzip"'),
        ('"0", W/"1-br"', "br, gzip", '"1-br"'),
        ('"1-gzip"', "br, gzip", '"1-gzip"'),
        ('"1"', "identity", '"1"'),
        ("*", "br", '"1"'),
        ('"1-br"', "gzip", None),
        ('"1-gzip"', "identity", None),
    ],
)
def test_a_held_tag_is_that_of_a_coding_the_client_accepts(
    bare: TestClient, held: str, coding: str, tag: str | None
) -> None:
    answer = bare.get("/whole", headers={"Accept-Encoding": coding, "If-None-Match": held})
    assert (answer.status_code, answer.headers["vary"]) == (200 if tag is None else 304, "Accept-Encoding")
    assert tag is None or answer.headers["etag"] == tag


def test_a_page_is_packed_for_a_client_that_takes_gzip_and_is_the_same_page(client: TestClient) -> None:
    packed = client.get("/", headers={**PAGE, "Accept-Encoding": "gzip"})
    plain = client.get("/", headers={**PAGE, "Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_packed_page_has_a_tag_of_its_own_by_which_its_holder_is_told(client: TestClient) -> None:
    packed = client.get("/", headers={**PAGE, "Accept-Encoding": "gzip"}).headers["ETag"]
    plain = client.get("/", headers={**PAGE, "Accept-Encoding": "identity"}).headers["ETag"]
    assert packed == f'{plain[:-1]}-gzip"'
    held = client.get("/", headers={**PAGE, "Accept-Encoding": "gzip", "If-None-Match": packed})
    assert (held.status_code, held.headers["ETag"], held.content) == (304, packed, b"")


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("", False),
        ("gzip", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("*", True),
        ("gzip;q=0", False),
        ("br", False),
        ("GZIP ; q=0.5", True),
        ("*;q=0, gzip", True),
        ("gzip;q=0, *", False),
        ("gzip;q=0.5, identity", False),
        ("gzip;q=0.5, identity;q=0.4", True),
        ("gzip;q=high", False),
        ("identity", False),
    ],
)
def test_a_client_says_whether_it_takes_compressed_bytes(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("gzip, deflate, br, zstd", ("br", "gzip")),
        ("gzip, br;q=0.9", ("gzip", "br")),
        ("*;q=0.5, gzip;q=0", ("br",)),
        ("br;q=0.4, identity;q=0.5", ()),
    ],
)
def test_brotli_goes_before_gzip_unless_the_client_prefers_gzip(header: str, codings: tuple[str, ...]) -> None:
    assert accepted_codings(header) == codings
