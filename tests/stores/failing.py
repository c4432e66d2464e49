"""A way to a server on which requests fail as a test says: it passes them on, or answers in place of the server."""

import http.server
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.error import HTTPError
from urllib.parse import urlsplit

from graph_store.remote.client import StoreAddress

Fault = Callable[[http.server.BaseHTTPRequestHandler], bool]
"""Answers a request in its own way and returns True; or returns False, and the server gets the request."""


class Way:
    """The way: `fault` is asked for each request, and `seen` counts the requests."""

    def __init__(self, address: StoreAddress) -> None:
        self.address, self.seen = address, 0
        self.fault: Fault | None = None


@contextmanager
def way_to(server: StoreAddress) -> Iterator[Way]:
    """Open a way to a server."""
    start = f"{urlsplit(server.query).scheme}://{urlsplit(server.query).netloc}"

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            way.seen += 1
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if way.fault is not None and way.fault(self):
                return
            headers = {name: value for name, value in self.headers.items() if name in ("Content-Type", "Accept")}
            request = urllib.request.Request(start + self.path, body, headers)  # noqa: S310
            try:
                with urllib.request.urlopen(request) as answer:  # noqa: S310
                    status, found, content = answer.status, answer.headers, answer.read()
            except HTTPError as error:
                status, found, content = error.code, error.headers, error.read()
            self.send_response(status)
            self.send_header("Content-Type", found.get("Content-Type", "text/plain"))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        here = f"http://127.0.0.1:{listening.server_port}"
        urls = {name: getattr(server, name).replace(start, here) for name in ("query", "update", "graphs")}
        way = Way(replace(server, **urls))
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        try:
            yield way
        finally:
            listening.shutdown()
            thread.join()


def answered(status: int, media_type: str, body: bytes, *, announced: int = 0) -> Fault:
    """Return a fault that gives this answer, and announces more bytes than it sends."""

    def fault(handler: http.server.BaseHTTPRequestHandler) -> bool:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(announced or len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True
        return True

    return fault


def hung_up(handler: http.server.BaseHTTPRequestHandler) -> bool:
    """Close the connection without an answer."""
    handler.close_connection = True
    handler.connection.close()
    return True


def late(seconds: float) -> Fault:
    """Return a fault that answers after some time."""

    def fault(_: http.server.BaseHTTPRequestHandler) -> bool:
        time.sleep(seconds)
        return False

    return fault


JSON = "application/sparql-results+json"
FAULTS: dict[str, tuple[Fault, str]] = {
    "down": (hung_up, "STORE_UNREACHABLE"),
    "out of space": (answered(500, "text/plain", b"No space left on device"), "STORE_REFUSES"),
    "overloaded": (answered(503, "text/html", b"<h1>Try later</h1>"), "STORE_REFUSES"),
    "an error page with 200": (answered(200, "text/html", b"<h1>Something is wrong</h1>"), "STORE_FAILED"),
    "not JSON": (answered(200, JSON, b"<h1>Something is wrong</h1>"), "STORE_FAILED"),
    "JSON of another kind": (answered(200, JSON, b'{"results": [1, 2]}'), "STORE_FAILED"),
    "cut JSON": (answered(200, JSON, b'{"head": {"vars": ["p", "o"]}, "results": {"bindings": [{'), "STORE_FAILED"),
    "cut body": (answered(200, JSON, b'{"head": {', announced=500), "STORE_FAILED"),
}
"""Ways in which a server fails, and the code that says so to whoever publishes a version."""
