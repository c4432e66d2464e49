"""A primary is read from its folder, or over HTTP, where nothing larger than expected is taken."""

import contextlib
import io
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph_store import State
from graph_store.errors import Forbidden, PrimaryFailed, StateFault, Unauthorized
from graph_store.replication import sources
from graph_store.replication.sources import FolderSource, HttpSource, copied, read
from tests.graph_store.replication.conftest import quads

Change = Callable[[list[Quad]], None]


def test_a_listing_comes_as_soon_as_there_is_news(source: FolderSource, change: Change) -> None:
    first = source.listing("", 0)
    assert first is not None
    assert source.listing(first.tag, 0) is None
    threading.Timer(0.2, change, [quads(60)]).start()
    began = time.monotonic()
    found = source.listing(first.tag, 30)
    assert found is not None
    assert found.current == first.current + 1
    assert time.monotonic() - began < 20


def test_a_file_that_is_gone_is_a_fault_of_the_primary(source: FolderSource) -> None:
    for name in ("versions/000009/manifest.json", "versions/000001/patch", "tokens.json"):
        with pytest.raises(PrimaryFailed):
            source.open(name)


def test_a_folder_that_is_no_state_is_refused(tmp_path: Path, primary: State) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("none", "empty"):
        with pytest.raises(StateFault, match="not the state folder"):
            FolderSource(tmp_path / name, primary.base)


def test_no_more_is_read_than_was_expected() -> None:
    assert read(io.BytesIO(b"abc"), 3, "x") == b"abc"
    with pytest.raises(PrimaryFailed, match="larger than 2"):
        copied(io.BytesIO(b"abc"), io.BytesIO(), 2, "x")


class _Answers(BaseHTTPRequestHandler):
    """Answers by the path: a status, or a body that stops early."""

    def do_GET(self) -> None:
        last = self.path.rpartition("/")[2]
        if last == "moved":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/replication/x")
            self.end_headers()
        elif last == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")
        elif last == "slow":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.flush()
            time.sleep(1)
        elif last == "nonsense":
            self.wfile.write(b"220 a mail server\r\n")
        else:
            self.send_response(int(last))
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def http() -> Iterator[HttpSource]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield HttpSource(f"http://127.0.0.1:{server.server_address[1]}/", "token")
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("401", Unauthorized),
        ("403", Forbidden),
        ("404", PrimaryFailed),
        ("500", PrimaryFailed),
        ("304", PrimaryFailed),
        ("moved", PrimaryFailed),
        ("nonsense", PrimaryFailed),
    ],
)
def test_every_answer_that_is_no_file_is_an_error(http: HttpSource, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        http.open(name)


def test_an_answer_that_stops_early_is_short_or_an_error(http: HttpSource) -> None:
    with http.open("cut") as file, contextlib.suppress(PrimaryFailed):
        assert len(read(file, 100, "x")) < 100  # then its hash is not the expected one


def test_a_primary_that_stops_sending_is_given_up(http: HttpSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "TIMEOUT_S", 0.2)
    with http.open("slow") as file, pytest.raises(PrimaryFailed):
        read(file, 100, "x")


def test_a_primary_that_is_not_there_is_named() -> None:
    with pytest.raises(PrimaryFailed, match="cannot be reached"):
        HttpSource("http://127.0.0.1:9", "").listing("", 0)
