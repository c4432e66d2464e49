"""`kennisgraaf serve`: the HTTP service over the newest published version."""

import contextlib
import gc
import logging
import math
import os
import socket
import sys
import time
from typing import TYPE_CHECKING

from graph_store.errors import PortInUse
from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import complain

if TYPE_CHECKING:
    from uvicorn import Config, Server

_SEARCH_S = 3600

_SWITCH_S = 0.0005
"""The longest time that a thread computes while the thread that answers requests waits. Python's default is 5 ms."""


def serve(*, host: str | None = None, port: int | None = None, workers: int | None = None) -> int:
    """Serve the newest published version over HTTP.

    A later version is served without a restart.

    Parameters
    ----------
    host
        Address to listen on; KENNISGRAAF_HOST if not given.
    port
        Port to listen on; KENNISGRAAF_PORT if not given.
    workers
        Worker processes for SPARQL queries; KENNISGRAAF_WORKERS if not given.
    """
    import uvicorn

    from graph_api.app import create_app
    from graph_api.http.connection import Connection
    from kennisgraaf.logs import configure_logs
    from kennisgraaf.settings import read_settings
    from ontology.vocabulary import Vocabulary

    settings = read_settings(host=host, port=port, workers=workers)
    Vocabulary.load(settings.base)  # an ontology that cannot be used is refused before anything is served
    sys.setswitchinterval(_SWITCH_S)
    app = create_app(settings.service(), when_warm=_LeftAlone())
    listening = listen(settings.host, settings.port)
    configure_logs(settings.log)
    logging.getLogger("uvicorn.error").addFilter(is_news)
    if app.state.service.state.current() is None:
        complain(say("serve_nothing"))
    config = uvicorn.Config(
        app, http=Connection, log_config=None, log_level="warning", access_log=False, server_header=False
    )
    address = f"http://{settings.host}:{settings.port}"
    with contextlib.suppress(KeyboardInterrupt):
        announcing_server(config, address, plain=settings.plain).run(sockets=[listening])
    print(say("stopped"), flush=True)
    return 0


class _LeftAlone:
    """Exclude long-lived objects from garbage collection, because a full collection holds requests up for 0.2 s.

    Replaced objects are freed when nothing refers to them. Objects that refer to each other are collected at most once
    an hour.
    """

    def __init__(self) -> None:
        self._searched = -math.inf

    def __call__(self) -> None:
        if time.monotonic() - self._searched > _SEARCH_S:
            self._searched = time.monotonic()
            gc.unfreeze()
            gc.collect()
        gc.freeze()


def is_news(record: logging.LogRecord) -> bool:
    """Return whether to log a line of the server; an answer that was broken off on purpose is in the access log."""
    from graph_api.http.problems import BrokenOff

    return not (record.exc_info and isinstance(record.exc_info[1], BrokenOff))


def announcing_server(config: "Config", address: str, *, plain: bool = False) -> "Server":
    """Return a server that prints links when it is ready, and exits when its requests and processes have ended.

    It does not wait for a thread that still prepares a version.
    """
    from uvicorn import Server

    class Announcing(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                print(welcome_plain(address) if plain else welcome(address), flush=True)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await super().shutdown(sockets=sockets)
            print(say("stopped"), flush=True)
            os._exit(0)

    return Announcing(config)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address. Raises: PortInUse (503) naming the address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(2048)
    except OSError as fault:
        made.close()
        raise PortInUse(
            "{host}:{port} is not free ({why}); stop the program that uses it or choose another --port",
            host=host,
            port=port,
            why=fault.strerror,
        ) from fault
    return made


def welcome(address: str) -> str:
    """Return the links to try first."""
    return say("serve_ready", address=address)


def welcome_plain(address: str) -> str:
    """Return the three operations of a plain SPARQL server."""
    return say("serve_ready_plain", address=address)
