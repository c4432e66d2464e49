"""Commands run as a user would run them: in a separate state folder, timed, and terminated."""

import http.client
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

HOST = "127.0.0.1"
_LOOK_S, _IDLE_SHARE = 2.0, 0.05


def free_port() -> int:
    """Return a port that is currently free."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def user_environment(state: Path) -> dict[str, str]:
    """Return the environment of a user with this state folder.

    Byte code is kept, and none of our other settings are set.
    """
    left_out = ("KENNISGRAAF_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return kept | {"KENNISGRAAF_DATA": str(state)}


@contextmanager
def started(
    command: Sequence[str], folder: Path, state: Path, log: Path, **settings: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command, with variables of its environment, until the block ends. Its output goes to the log."""
    environment = user_environment(state) | settings
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def seconds_until_ready(process: "subprocess.Popen[bytes]", port: int, log: Path, limit_s: float) -> float:
    """Return the seconds until the service reports that it is ready."""
    begun = perf_counter()
    while not is_ready(port):
        if process.poll() is not None or perf_counter() - begun > limit_s:
            raise SystemExit(f"the service did not start:\n{log.read_text(errors='replace')[-3000:]}")
        sleep(0.01)
    return perf_counter() - begun


def is_ready(port: int) -> bool:
    """Return whether a service on the port serves a version."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def memory_mb(pid: int) -> float:
    """Return the megabytes held by a process and its children, counting shared memory once."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    own = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own / 1024 + sum(_memory_of_child_mb(int(child)) for child in children)


def _memory_of_child_mb(pid: int) -> float:
    """Return the megabytes of a child. One that has ended holds none, also before its parent asks for its status."""
    try:
        return memory_mb(pid)
    except (ProcessLookupError, FileNotFoundError):
        return 0.0


def resident_mb(pid: int) -> float:
    """Return the resident megabytes of one process, including shared memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def cpu_seconds(pid: int) -> float:
    """Return the processor seconds of a process. Unlike clock time, they do not depend on the load of the machine."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until_idle(pid: int, limit_s: float) -> None:
    """Wait until a process and its children are nearly idle for a while, but no longer than the limit."""
    until = perf_counter() + limit_s
    before = settled(family_cpu_seconds, pid)
    while perf_counter() < until:
        sleep(_LOOK_S)
        now = settled(family_cpu_seconds, pid)
        if now - before < _IDLE_SHARE * _LOOK_S:
            return
        before = now


def family_cpu_seconds(pid: int) -> float:
    """Return the processor seconds of a process and its current children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return cpu_seconds(pid) + sum(family_cpu_seconds(int(child)) for child in children)


def all_cpu_seconds(pid: int, without: str = "\0") -> float:
    """Return the processor seconds of a process, of the processes that it and they started, and of those that ended.

    Running ones with a certain word in their command are left out.
    """
    if without in Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " "):
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    children = " ".join(each.read_text() for each in Path(f"/proc/{pid}/task").glob("*/children")).split()
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(all_cpu_seconds(int(child), without) for child in children)


def settled(measure: Callable[[int], float], pid: int) -> float:
    """Return what a measurement of a process and its children gives; it is repeated if a child ends meanwhile."""
    while True:
        try:
            return measure(pid)
        except (ProcessLookupError, FileNotFoundError):
            if not Path(f"/proc/{pid}").exists():
                raise
