"""`kennisgraaf serve`: the HTTP service over the newest published version."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from kennisgraaf.cli.language import say
from kennisgraaf.cli.output import complain

if TYPE_CHECKING:
    from kennisgraaf.settings import Settings

_ONE_THREAD = "OPENBLAS_NUM_THREADS", "1"
"""A process that forks must have a single thread; numpy's library would start more."""

_LONGEST_PATH = 60


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
    from kennisgraaf.settings import read_settings
    from ontology.vocabulary import Vocabulary

    settings = read_settings(host=host, port=port, workers=workers)
    Vocabulary.load(settings.base)  # an ontology that cannot be used is refused before anything is served
    return _serve_alone(settings) if settings.serve_workers == 1 else _serve_together(settings)


def _serve_alone(settings: "Settings") -> int:
    """Serve in this process."""
    from kennisgraaf.logs import configure_logs
    from kennisgraaf.serving.listening import listen
    from kennisgraaf.serving.server import app_of, run

    app = app_of(settings)
    listening = listen(settings.host, settings.port)
    configure_logs(settings.log)
    if app.state.service.state.current() is None:
        complain(say("serve_nothing"))
    with contextlib.suppress(KeyboardInterrupt):
        run(app, listening, lambda: _announce(settings), _say_stopped)
    _say_stopped()
    return 0


def _serve_together(settings: "Settings") -> int:
    """Serve in several processes, which a supervisor starts after it has loaded what they share."""
    os.environ.setdefault(*_ONE_THREAD)
    from graph_api import metrics
    from graph_api.serving_processes import ServingProcesses
    from kennisgraaf.logs import configure_logs
    from kennisgraaf.serving.listening import hold, listen
    from kennisgraaf.serving.server import app_of, preload, run
    from kennisgraaf.serving.supervisor import Supervisor

    supervisor, checked = os.getpid(), app_of(settings)  # what is wrong with the state is found before a process starts
    with hold(settings.host, settings.port), _folder() as folder:
        configure_logs(settings.log)
        if checked.state.service.state.current() is None:
            complain(say("serve_nothing"))
        del checked
        preload(settings)

        def work(number: int, when_ready: Callable[[], None], alive: int) -> None:
            app = app_of(settings, ServingProcesses(Path(folder), number))
            listening = listen(settings.host, settings.port, shared=True)
            run(app, listening, when_ready, lambda: _tidy(folder, supervisor), alive)

        def when_ended(number: int) -> None:
            with contextlib.closing(ServingProcesses(Path(folder), number)) as processes:
                metrics.end(processes)

        code = Supervisor(settings.serve_workers, work, when_ended).run(lambda: _announce(settings))
    _say_stopped()
    return code


def _folder() -> "TemporaryDirectory[str]":
    """Return the folder of the processes; the path of a socket has at most a hundred bytes."""
    long = len(os.fsencode(gettempdir())) > _LONGEST_PATH
    return TemporaryDirectory(prefix="kennisgraaf-serving-", dir="/tmp" if long else None)  # noqa: S108


def _tidy(folder: str, supervisor: int) -> None:
    """Delete the folder of the processes if their supervisor, which would do so, was killed."""
    if os.getppid() != supervisor:
        shutil.rmtree(folder, ignore_errors=True)


def _announce(settings: "Settings") -> None:
    address = f"http://{settings.host}:{settings.port}"
    print(welcome_plain(address) if settings.plain else welcome(address), flush=True)


def _say_stopped() -> None:
    print(say("stopped"), flush=True)


def welcome(address: str) -> str:
    """Return the links to try first."""
    return say("serve_ready", address=address)


def welcome_plain(address: str) -> str:
    """Return the three operations of a plain SPARQL server."""
    return say("serve_ready_plain", address=address)
