"""A supervisor of processes that only wait, in a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE_S = 30

WAITING = """
import os, select, sys
from kennisgraaf.logs import configure_logs
from kennisgraaf.serving import supervisor
supervisor._FIRST_DELAY_S = 0.01
configure_logs("text")

def work(number, when_ready, alive):
    {first}
    with open("starts", "a") as file:
        file.write(f"{{number}} {{os.getpid()}}\\n")
    when_ready()
    select.select([alive], [], [])

def ended(number):
    with open("ends", "a") as file:
        file.write(f"{{number}}\\n")

code = supervisor.Supervisor(2, work, ended).run(lambda: print("ready", flush=True))
print("stopped", flush=True)
sys.exit(code)
"""

pytestmark = pytest.mark.slow


@contextmanager
def supervised(folder: Path, first: str = "pass") -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING.format(first=first)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate(timeout=PATIENCE_S)


def lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_it_says_once_that_all_are_ready_and_ends_them_when_asked(tmp_path: Path, asked: signal.Signals) -> None:
    with supervised(tmp_path) as process:
        assert first_line(process) == "ready\n"
        started = [line.split() for line in lines(tmp_path / "starts")]
        assert sorted(number for number, _ in started) == ["0", "1"]
        process.send_signal(asked)
        rest, _ = process.communicate(timeout=PATIENCE_S)
        assert (rest, process.returncode) == ("stopped\n", 0)
        assert not any(runs(int(pid)) for _, pid in started)


def test_a_process_that_is_killed_is_restarted_with_its_number(tmp_path: Path) -> None:
    with supervised(tmp_path) as process:
        first_line(process)
        for count in range(2, 5):
            number, pid = lines(tmp_path / "starts")[-1].split()
            os.kill(int(pid), signal.SIGKILL)
            wait_until(lambda expected=count + 1: len(lines(tmp_path / "starts")) == expected)  # type: ignore[misc]
            assert lines(tmp_path / "starts")[-1].split()[0] == number
            assert lines(tmp_path / "ends")[-1] == number
        process.send_signal(signal.SIGTERM)
        rest, log = process.communicate(timeout=PATIENCE_S)
        assert rest == "stopped\n"
        assert log.count("serving process ended") == 3


def test_no_process_outlives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    with supervised(tmp_path) as process:
        first_line(process)
        pids = [int(line.split()[1]) for line in lines(tmp_path / "starts")]
        process.kill()
        process.wait(PATIENCE_S)
        wait_until(lambda: not any(map(runs, pids)))


def test_if_one_cannot_start_the_others_end_too(tmp_path: Path) -> None:
    with supervised(tmp_path, first="1 / number") as process:
        rest, log = process.communicate(timeout=PATIENCE_S)
        assert (rest, process.returncode) == ("stopped\n", 3)
        assert "ZeroDivisionError" in log
        assert "serving process did not start" in log
