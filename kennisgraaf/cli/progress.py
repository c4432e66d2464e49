"""Show the progress of a long command: one line that is redrawn on a terminal, or a line now and then in a log."""

import sys
import threading
import time
from contextlib import AbstractContextManager, nullcontext
from contextvars import copy_context
from typing import TextIO

from kennisgraaf.cli.language import say, spoken

WIDTH = 24
"""The width of the bar in characters."""

_CLEAR = "\r\x1b[K"
_FIRST_S, _DRAWN_S, _TOLD_S = 1.0, 0.2, 2.0


class Progress:
    """Draw the step of a running sync: a file with a bar, rows a second and the seconds that remain.

    On a terminal the line appears after a second, is redrawn, and is removed at the end. Elsewhere, such as in a log,
    a line is written every two seconds.
    """

    def __init__(self, out: TextIO) -> None:
        self.out, self.live = out, out.isatty()
        self.step, self.done, self.whole, self.began = "", 0, 0, time.monotonic()
        self.ended = threading.Event()
        self.drawing = threading.Thread(target=copy_context().run, args=(self._draw,), daemon=True)

    def __enter__(self) -> "Progress":
        self.drawing.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.drawing.join()
        if self.live:
            self.out.write(_CLEAR)
            self.out.flush()

    def __call__(self, step: str, done: int, whole: int) -> None:
        """Note the progress of a step."""
        if step != self.step:
            self.began = time.monotonic()
        self.step, self.done, self.whole = step, done, whole

    def _draw(self) -> None:
        if self.live and self.ended.wait(_FIRST_S):
            return
        while not self.ended.wait(_DRAWN_S if self.live else _TOLD_S):
            line = drawn(self.step, self.done, self.whole, time.monotonic() - self.began)
            self.out.write(f"{_CLEAR}{line}" if self.live else f"{line}\n")
            self.out.flush()


def working() -> AbstractContextManager[object]:
    """Show on a terminal for how long a command without known steps has been at work; elsewhere show nothing."""
    return Progress(sys.stderr) if sys.stderr.isatty() else nullcontext()


def drawn(step: str, done: int, whole: int, seconds: float) -> str:
    """Return one line: the step, and if its size is known a bar, counts, rows a second and the seconds that remain."""
    if not whole:
        return f"{spoken(step) or say('progress_working')} … {seconds:.0f} s"
    filled = WIDTH * done // whole
    told = say("progress", step=spoken(step), done=done, whole=whole)
    line = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {told}"
    if not seconds or not done:
        return line
    speed = done / seconds
    return f"{line}, {say('progress_left', speed=round(speed), left=round((whole - done) / speed))}"
