"""The supervisor of the processes that serve: it starts them, restarts one that ends, and stops them all.

It forks them, so that they share the memory of what it has loaded. It serves nothing itself and runs no thread.
"""

import gc
import os
import selectors
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import structlog

_ENDINGS = (signal.SIGINT, signal.SIGTERM)
_LASTING_S = 60.0
"""A process that ran this long before it ended is restarted at once."""

_FIRST_DELAY_S, _LONGEST_DELAY_S = 0.25, 30.0
"""The first delay before a restart of a process that ended soon; each further one is twice as long, to the longest."""

_log = structlog.get_logger("kennisgraaf.serving")

Work = Callable[[int, Callable[[], None], int], None]
"""The work of a process: it gets its number, a function to call when it is ready, and the end of a pipe.

Nothing arrives by that pipe; it ends with the supervisor.
"""


class Supervisor:
    """Some processes that do the same work, by their numbers."""

    def __init__(self, count: int, work: Work, when_ended: Callable[[int], None]) -> None:
        """`when_ended` is called with the number of each process that has ended, before it is restarted."""
        self._count, self._work, self._when_ended = count, work, when_ended
        self._running: dict[int, int] = {}
        self._began: dict[int, float] = {}
        self._failures: dict[int, int] = dict.fromkeys(range(count), 0)
        self._due: dict[int, float] = dict.fromkeys(range(count), 0.0)
        self._ready: set[int] = set()
        self._is_stopping, self._code = False, 0

    def run(self, when_ready: Callable[[], None]) -> int:
        """Run the processes until SIGTERM or SIGINT, and return the exit code.

        Call `when_ready` once, when all are ready. If one ends before that, end the others and return its exit code.
        """
        gc.collect()
        gc.freeze()  # a collection would copy the memory that the processes share
        self._alive, self._alive_end = os.pipe()
        self._news, self._news_end = os.pipe()
        is_announced = False
        with self._signals() as woken, selectors.DefaultSelector() as waiting:
            waiting.register(woken, selectors.EVENT_READ)
            waiting.register(self._news, selectors.EVENT_READ)
            while self._running or not self._is_stopping:
                self._start_due()
                for key, _ in waiting.select(self._patience_s()):
                    read = os.read(key.fd, 1024)
                    self._ready.update(read if key.fd == self._news else ())
                self._reap(is_starting=not is_announced)
                if len(self._ready) == self._count and not (is_announced or self._is_stopping):
                    is_announced = True
                    when_ready()
        return self._code

    def _stop(self, *_: object) -> None:
        """Have every process end after its requests."""
        self._is_stopping = True
        for pid in self._running:
            os.kill(pid, signal.SIGTERM)

    def _start_due(self) -> None:
        now = time.monotonic()
        for number in [each for each, at in self._due.items() if at <= now]:
            del self._due[number]
            self._start(number)

    def _patience_s(self) -> float | None:
        """Return the seconds until a restart is due; None if none is."""
        if self._is_stopping or not self._due:
            return None
        return max(0.0, min(self._due.values()) - time.monotonic())

    def _start(self, number: int) -> None:
        """Fork a process; signals wait until it is known, or until it can be ended by one."""
        sys.stdout.flush()
        sys.stderr.flush()
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
        try:
            if self._is_stopping:
                return
            pid = os.fork()
            if not pid:
                self._become_child(number)
            self._running[pid], self._began[number] = number, time.monotonic()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)

    def _become_child(self, number: int) -> NoReturn:
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            for each in (*_ENDINGS, signal.SIGCHLD):
                signal.signal(each, signal.SIG_DFL)
            os.close(self._alive_end)
            os.close(self._news)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
            self._work(number, lambda: self._tell_ready(number), self._alive)
            status = 0
        except Exception:
            _log.exception("serving process failed", number=number)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _tell_ready(self, number: int) -> None:
        os.write(self._news_end, bytes([number]))

    def _reap(self, *, is_starting: bool) -> None:
        """Note which processes have ended; one that fails while the service starts ends the service."""
        while self._running and (ended := os.waitpid(-1, os.WNOHANG))[0]:
            pid, status = ended
            number, code = self._running.pop(pid), os.waitstatus_to_exitcode(status)
            self._when_ended(number)
            if self._is_stopping:
                continue
            if is_starting:
                _log.error("serving process did not start", number=number, status=code)
                self._code = 3
                self._stop()
            else:
                delay_s = self._delay_s(number)
                self._due[number] = time.monotonic() + delay_s
                _log.error("serving process ended", number=number, pid=pid, status=code, restart_s=delay_s)

    def _delay_s(self, number: int) -> float:
        if time.monotonic() - self._began[number] > _LASTING_S:
            self._failures[number] = 0
            return 0.0
        self._failures[number] += 1
        return min(_LONGEST_DELAY_S, _FIRST_DELAY_S * 2.0 ** (self._failures[number] - 1))

    @contextmanager
    def _signals(self) -> Iterator[int]:
        """Yield a pipe that can be read when a signal has come: to stop, or because a process has ended."""
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        before = {each: signal.signal(each, self._stop) for each in _ENDINGS}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(writing)
        try:
            yield reading
        finally:
            signal.set_wakeup_fd(-1)
            for each, handler in before.items():
                signal.signal(each, handler)
            for pipe in (reading, writing, self._alive, self._alive_end, self._news, self._news_end):
                os.close(pipe)
