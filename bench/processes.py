"""Commands as a user starts them: in a state folder of their own, timed, and ended again."""

import http.client
import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

HOST = "127.0.0.1"
_LOOK_S, _IDLE_SHARE = 2.0, 0.05


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def user_environment(state: Path) -> dict[str, str]:
    """The environment of a user with this state folder: byte code is kept, no other setting of ours is made."""
    left_out = ("KENNISGRAAF_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return kept | {"KENNISGRAAF_DATA": str(state)}


@contextmanager
def started(command: Sequence[str], folder: Path, state: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command, running until the block ends; its output goes to the log."""
    environment = user_environment(state)
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
    """How long it takes until the service says that it is ready."""
    begun = perf_counter()
    while not is_ready(port):
        if process.poll() is not None or perf_counter() - begun > limit_s:
            raise SystemExit(f"the service did not start:\n{log.read_text(errors='replace')[-3000:]}")
        sleep(0.01)
    return perf_counter() - begun


def is_ready(port: int) -> bool:
    """Whether a service on the port serves a version."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def memory_mb(pid: int) -> float:
    """Megabytes that a process and its children hold, what they share counted once."""
    own = sum(
        int(line.split()[1])
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        if line.startswith("Pss:")
    )
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own / 1024 + sum(memory_mb(int(child)) for child in children)


def resident_mb(pid: int) -> float:
    """Megabytes of memory that a process alone has at hand, shared ones included."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def cpu_seconds(pid: int) -> float:
    """Seconds that the processor has worked for a process: unlike the clock, the same on a loaded machine."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until_idle(pid: int, limit_s: float) -> None:
    """Wait until a process and its children do next to nothing for a while, or no longer than the limit."""
    until = perf_counter() + limit_s
    before = family_cpu_seconds(pid)
    while perf_counter() < until:
        sleep(_LOOK_S)
        now = family_cpu_seconds(pid)
        if now - before < _IDLE_SHARE * _LOOK_S:
            return
        before = now


def family_cpu_seconds(pid: int) -> float:
    """What the processor has worked for a process and the children that it has now."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return cpu_seconds(pid) + sum(family_cpu_seconds(int(child)) for child in children)
