"""One process that serves: the whole service, or one of several behind one address."""

import asyncio
import gc
import logging
import math
import os
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn
from starlette.applications import Starlette

from graph_api import graphql
from graph_api.app import app_for_processes, create_app
from graph_api.http.connection import Connection
from graph_api.http.problems import BrokenOff
from graph_api.serving_processes import ServingProcesses
from graph_api.site.pages import prepare as prepare_pages
from kennisgraaf.settings import Settings

_SEARCH_S = 3600

_SWITCH_S = 0.0005
"""The longest time that a thread computes while the thread that answers requests waits. Python's default is 5 ms."""


def app_of(settings: Settings, processes: ServingProcesses | None = None) -> Starlette:
    """Return the service, which settles its memory after each warm-up.

    Raises: StateFormat, OtherBase, Damaged (500); BadSetting (400) for a wrong file of the graph folder.
    """
    return create_app(settings.service(), _LeftAlone(), processes)


def preload(settings: Settings) -> None:
    """Prepare what does not depend on a version, for the processes that are forked from this one."""
    if not settings.plain:
        graphql.prepare()
        prepare_pages()


def run(
    app: Starlette,
    listening: socket.socket,
    when_ready: Callable[[], object],
    when_stopped: Callable[[], object],
    stop_at_end_of: int | None = None,
) -> None:
    """Serve on a socket until SIGTERM or SIGINT, then exit.

    It also stops when no process can write any more to the pipe `stop_at_end_of`.
    """
    sys.setswitchinterval(_SWITCH_S)
    logging.getLogger("uvicorn.error").addFilter(is_news)
    server = Announcing(_config(app), when_ready, when_stopped, app.state.service.processes, stop_at_end_of)
    server.run(sockets=[listening])


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


class Announcing(uvicorn.Server):
    """A server that says when it is ready, and exits when its requests and processes have ended.

    It does not wait for a thread that still prepares a version.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        when_ready: Callable[[], object],
        when_stopped: Callable[[], object],
        processes: ServingProcesses | None,
        stop_at_end_of: int | None,
    ) -> None:
        super().__init__(config)
        self._when_ready, self._when_stopped = when_ready, when_stopped
        self._processes, self._pipe = processes, stop_at_end_of

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, also to the other processes and for the end of their supervisor."""
        await super().startup(sockets=sockets)
        if not self.started:
            return
        if self._processes is not None:
            await self._listen_to(self._processes)
        if self._pipe is not None:
            asyncio.get_running_loop().add_reader(self._pipe, self._stop)
        self._when_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and exit."""
        await super().shutdown(sockets=sockets)
        self._when_stopped()
        os._exit(0)

    async def _listen_to(self, processes: ServingProcesses) -> None:
        place = processes.socket()
        place.unlink(missing_ok=True)  # of a process that was killed
        config = _config(app_for_processes(self._app()))
        config.load()
        made = partial(Connection, config, self.server_state, self.lifespan.state)
        self.servers.append(await asyncio.get_running_loop().create_unix_server(made, str(place)))

    def _app(self) -> Starlette:
        app: Any = self.config.app
        assert isinstance(app, Starlette)  # noqa: S101
        return app

    def _stop(self) -> None:
        asyncio.get_running_loop().remove_reader(self._pipe or 0)
        self.should_exit = True


def is_news(record: logging.LogRecord) -> bool:
    """Return whether to log a line of the server; an answer that was broken off on purpose is in the access log."""
    return not (record.exc_info and isinstance(record.exc_info[1], BrokenOff))


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app, http=Connection, log_config=None, log_level="warning", access_log=False, server_header=False
    )
