"""Processes that sync, roll back, prune, erase or upload, and that a test may kill at any moment.

Run as a program, this file imports everything once, and forks for each action that it reads from standard input.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_store import State
from graph_store.errors import GraphError
from loaders import Replacement, erase, rollback, sync
from loaders import commit as committing
from loaders.reports.options import SyncOptions

EXAMPLE = Path(__file__).parents[2] / "examples" / "libraries"
BASE = "https://libraries.example/"
ERASED = "library:idna"
"""The key that is erased; other libraries require it."""

OPTIONS = SyncOptions(allow_mass_delete=True, yes=True)


def _sync(state: State, folder: Path) -> None:
    sync(folder, state, OPTIONS)


def _upgrade(state: State, folder: Path) -> None:
    committing.release = lambda: "another release"  # type: ignore[attr-defined]
    sync(folder, state, OPTIONS)


def _rollback(state: State, folder: Path) -> None:
    rollback(state, 1)


def _prune(state: State, folder: Path) -> None:
    state.keep = 2
    state.prune()


def _erase(state: State, folder: Path) -> None:
    erase(state, ERASED, readers_s=0)


ACTIONS: dict[str, Callable[[State, Path], None]] = {
    "first": _sync, "change": _sync, "upgrade": _upgrade, "rollback": _rollback, "prune": _prune,
    "erase": _erase,
}  # fmt: skip


def _upload(state: State, folder: Path) -> None:
    file = folder / "licences.csv"
    sync(folder, state, OPTIONS, Replacement(file, file.with_suffix(".new").read_bytes(), "a test"))


def _upload_cut(state: State, folder: Path) -> None:
    sys.modules["loaders.commit"]._publish = lambda *_: os.kill(os.getpid(), 9)  # type: ignore[attr-defined]
    _upload(state, folder)


OTHERS: dict[str, Callable[[State, Path], None]] = {"upload": _upload, "upload cut": _upload_cut}
"""Uploads of a file: one that may be killed, and one that dies between the file and its version."""


class Forking:
    """The program, from which each action is forked."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, action: str, root: Path, folder: Path, kill_after_s: float | None = None) -> tuple[str, float]:
        """Do an action and return how it ended ("done", "killed" or the code of an error), and its seconds."""
        self._say(action, root, folder)
        child, began = int(self._hear()), time.perf_counter()
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            os.kill(child, 9)
        self._say("wait")
        return self._hear(), time.perf_counter() - began

    def _say(self, *words: object) -> None:
        assert self._process.stdin
        print(json.dumps([str(word) for word in words]), file=self._process.stdin, flush=True)

    def _hear(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@contextmanager
def forking() -> Iterator[Forking]:
    """Give the program while the block runs."""
    environment = {**os.environ, "KENNISGRAAF_GRAPH": str(EXAMPLE), "PYTHONPATH": str(EXAMPLE.parents[1])}
    command, pipe = [sys.executable, __file__], subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        yield Forking(process)
        process.communicate("")


def _do(action: str, root: Path, folder: Path) -> str:
    try:
        {**ACTIONS, **OTHERS}[action](State(root, BASE), folder)
    except GraphError as error:
        print(error, file=sys.stderr)
        return error.code
    return "done"


def _serve() -> None:
    for line in sys.stdin:
        action, root, folder = json.loads(line)
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(into, _do(action, Path(root), Path(folder)).encode())
            os._exit(0)
        os.close(into)
        print(child, flush=True)
        sys.stdin.readline()  # the child may be killed until now: its number is not used again
        told = os.read(out, 100).decode()
        os.close(out)
        _, status = os.waitpid(child, 0)
        print(told or f"killed {status}", flush=True)


if __name__ == "__main__":
    _serve()
