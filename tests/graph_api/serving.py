"""A real server over a state folder, as `kennisgraaf serve` starts it, on a free port."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn

from graph_api.app import create_app
from graph_api.http.connection import Connection
from graph_api.service import ServiceSettings


@contextlib.contextmanager
def served(settings: ServiceSettings) -> Iterator[str]:
    """Give the address of the server while the block runs."""
    app = create_app(settings)
    config = uvicorn.Config(app, http=Connection, log_level="critical", server_header=False)
    with running(config) as (host, port):
        yield f"http://{host}:{port}"


@contextlib.contextmanager
def running(config: uvicorn.Config) -> Iterator[tuple[str, int]]:
    """Give the address of a server with this configuration while the block runs."""
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield listening.getsockname()
        finally:
            server.should_exit = True
            thread.join()
