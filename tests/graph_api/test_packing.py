"""Pages are compressed for clients that accept gzip; all other answers stay unchanged."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_api.packing import takes_gzip
from graph_store.versions import State
from tests.graph_api.small import publish, served

PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    state: State = publish(tmp_path_factory.mktemp("packed") / "state")
    with served(state) as client:
        yield client


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
    assert packed == f'{plain[:-1]}-packed"'
    held = client.get("/", headers={**PAGE, "Accept-Encoding": "gzip", "If-None-Match": packed})
    assert (held.status_code, held.headers["ETag"], held.content) == (304, packed, b"")


@pytest.mark.parametrize("path", ["/doc/mun/x.ttl", "/status?format=json", "/sparql?query=ASK%7B%7D"])
def test_data_is_sent_as_it_is(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "-packed" not in answer.headers.get("ETag", "")
    assert "Content-Encoding" not in answer.headers


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
        ("gzip;q=high", True),
        ("identity", False),
    ],
)
def test_a_client_says_whether_it_takes_compressed_bytes(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes
