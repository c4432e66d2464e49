"""The cost of a second sync, the cost of a commit without a sync, and the effect of a sync on readers."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pyoxigraph import Literal, NamedNode, Triple

from bench import load, processes
from bench.figures import Figure
from graph_store import State
from loaders import Change, Gathered, SyncReport, commit, sync, synced

ROOT = Path(__file__).parent.parent
SECONDS, TIMES = 8.0, 3
_BASE = "https://kennisgraaf.example/"
_QUESTION = load.post(
    "label",
    "/sparql",
    "application/sparql-query",
    f"SELECT ?label {{ <{_BASE}id/prj/n1> <http://www.w3.org/2000/01/rdf-schema#label> ?label }}",
)


def syncs(command: str, metadata: str, content: bytes, changed: bytes) -> Iterator[Figure]:
    """Measure syncs and commits in CPU seconds, including publishing, and readers at the 99th percentile in
    milliseconds.

    `changed` is the file with another name in a hundred rows. `apply` is the clock time to get these changes into
    the store and on disk: after they are known, before they are published.
    """
    with TemporaryDirectory() as place:
        folder, state = Path(place) / "data", State(Path(place) / "var")
        folder.mkdir()
        (folder / "csv-metadata.json").write_text(metadata, encoding="utf-8")

        def run(text: bytes) -> Callable[[], SyncReport]:
            (folder / "bench.csv").write_bytes(text)
            return lambda: sync(folder, state)

        run(content)()
        yield Figure("loaders.sync.same", _taken(run(content)), "CPU s", command, target=1.0)
        applied: list[float] = []
        whole = [_taken(lambda text=text: applied.append(_applied(run(text)))) for text in (changed, content) * TIMES]  # type: ignore[misc]
        yield Figure("loaders.sync.changed", median(whole), "CPU s", command)
        yield Figure("loaders.sync.apply", 1000 * median(applied), "ms", command, target=50)
        for name, rows in (("triple", 1), ("rows", 100)):
            taken = median(_taken(lambda rows=rows: _edit(state, rows)) for _ in range(TIMES))  # type: ignore[misc]
            yield Figure(f"loaders.commit.{name}", taken, "CPU s", command)
        yield from _readers(command, folder, state.root, changed, content)


def _applied(step: Callable[[], SyncReport]) -> float:
    return step().steps["apply"]


def _taken(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return time.process_time() - began


def _edit(state: State, rows: int) -> None:
    """Commit one new fact, or as many as a hundred rows of thirteen facts state, to the graph of edits."""
    change, version = Gathered(), state.current()
    for number in range(1 if rows == 1 else 13 * rows):
        subject = NamedNode(f"{_BASE}id/prj/n{number // 13}")
        text = Literal(f"{version} {number}")
        change.add(NamedNode(f"{_BASE}graph/edits"), Triple(subject, NamedNode("http://schema.org/note"), text))
    commit(state, lambda now: Change(change.diff(), note=synced(now)), owner="bench")


def _readers(command: str, folder: Path, state: Path, *texts: bytes) -> Iterator[Figure]:
    """Measure a reader that asks for a label, first alone and then while the inventory changes repeatedly."""
    port, log = processes.free_port(), folder.parent / "service.log"
    with processes.started([_kennisgraaf(), "serve", "--port", str(port)], ROOT, state, log) as process:
        processes.seconds_until_ready(process, port, log, 600)
        load.measure(processes.HOST, port, _QUESTION, 1, 1)
        quiet = load.measure(processes.HOST, port, _QUESTION, 1, SECONDS)
        with _Syncing(folder, state, texts) as syncing:
            busy = load.measure(processes.HOST, port, _QUESTION, 1, SECONDS)
        assert syncing.published
    yield Figure("loaders.readers.quiet.p99", quiet.p99_ms, "ms", command)
    yield Figure("loaders.readers.sync.p99", busy.p99_ms, "ms", command)
    yield Figure("loaders.readers.slower", busy.p99_ms - quiet.p99_ms, "ms", command, target=50)


class _Syncing:
    """Syncs one text after the other, each in a separate process, until the block ends."""

    def __init__(self, folder: Path, state: Path, texts: tuple[bytes, ...]) -> None:
        self.folder, self.state, self.texts = folder, state, texts
        self.published = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "_Syncing":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            (self.folder / "bench.csv").write_bytes(self.texts[self.published % len(self.texts)])
            done = subprocess.run(
                [_kennisgraaf(), "sync", str(self.folder), "--json"],
                env=processes.user_environment(self.state),
                check=True,
                capture_output=True,
            )
            self.published += json.loads(done.stdout)["published"]


def _kennisgraaf() -> str:
    return str(Path(sys.executable).parent / "kennisgraaf")
