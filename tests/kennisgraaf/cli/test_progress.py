"""Tests of the progress of a long command, on a terminal and elsewhere."""

import io
import threading

import pytest

from kennisgraaf.cli import progress
from kennisgraaf.cli.progress import Progress, drawn, working


class Terminal(io.StringIO):
    """An output that claims to be a terminal, and records when it is written to."""

    def __init__(self, live: bool) -> None:
        super().__init__()
        self.live, self.drawn = live, threading.Event()

    def isatty(self) -> bool:
        return self.live

    def write(self, text: str) -> int:
        written = super().write(text)
        if "steden.csv" in text or "working" in text:
            self.drawn.set()
        return written


def test_g20_a_line_has_a_bar_counts_a_speed_and_what_remains() -> None:
    assert drawn("a.csv", 500, 1000, 2) == "[############............] a.csv: 500 of 1,000 rows, 250 rows/s, 2 s left"
    assert drawn("a.csv", 0, 10, 0) == "[........................] a.csv: 0 of 10 rows"
    assert drawn("settling", 0, 0, 3) == "settling … 3 s"


@pytest.mark.parametrize("live", [True, False])
def test_a_step_is_drawn_while_it_goes_on_and_a_terminal_is_left_clean(
    live: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_TOLD_S", 0.01)
    monkeypatch.setattr(progress, "_FIRST_S", 0.01)
    out = Terminal(live)
    with Progress(out) as told:
        told("steden.csv", 1, 4)
        assert out.drawn.wait(30)
    text = out.getvalue()
    assert "[######..................] steden.csv: 1 of 4 rows" in text
    assert text.endswith("\r\x1b[K" if live else "\n")
    assert ("\x1b" in text) is live


def test_a_terminal_stays_empty_during_work_of_less_than_a_second() -> None:
    out = Terminal(True)
    with Progress(out) as told:
        told("steden.csv", 1, 4)
    assert out.getvalue() == "\r\x1b[K"


@pytest.mark.parametrize("live", [True, False])
def test_a_command_without_steps_shows_its_time_on_a_terminal_only(live: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_FIRST_S", 0.01)
    out = Terminal(live)
    monkeypatch.setattr("sys.stderr", out)
    with working():
        assert out.drawn.wait(30 if live else 0.1) is live
    assert ("working … 0 s" in out.getvalue()) is live
