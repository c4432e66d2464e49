"""A redirect is an error, and its target gets no request."""

import http.server
import threading
import urllib.request
from urllib.error import HTTPError

import pytest

from graph_store.no_redirects import NoRedirects


def test_the_target_of_a_redirect_gets_no_request() -> None:
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "/target")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(HTTPError) as raised:
            urllib.request.build_opener(NoRedirects).open(f"http://127.0.0.1:{server.server_port}/start")
        raised.value.close()
        server.shutdown()
    assert (raised.value.code, asked) == (302, ["/start"])
