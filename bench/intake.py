"""One step of reading and loading in a separate process, so that its CPU seconds and memory can be measured.

`python -m bench.intake STEP FILE METADATA [STORE]` prints CPU seconds, the peak of memory in MB, and a count.
"""

import json
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from graph_store import State
from graph_store.bulk import PIECE_QUADS, WAITING_PIECES, Feed
from graph_store.graphs import DEFAULT_BASE
from graph_store.manifest import read_manifest
from loaders import sync
from loaders.check.row_check import check
from loaders.check.rows import Row
from loaders.csvw.metadata import Table, TableGroup
from loaders.csvw.tables import read_metadata
from loaders.dataset.dataset import Published
from loaders.diff.marks import Marks, reading
from loaders.diff.same import Names, RecordFilter
from loaders.map.mapping import compile_quads
from loaders.map.provenance import Words
from loaders.read.document import Document
from loaders.read.folder import Folder
from loaders.read.reader import read
from loaders.reports.options import SyncOptions


def measured(step: str, *places: Path, python: Path | None = None) -> dict[str, float]:
    """Run a step and return `cpu` in seconds, the peak memory `mb`, and the count `found`."""
    command = [str(python or sys.executable), "-m", "bench.intake", step, *map(str, places)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def _rows(file: Path, table: Table) -> Iterator[Row]:
    document = Document(file.name)
    return check(read(file, table, document, 2**40), table, document)


def convert(file: Path, group: TableGroup) -> int:
    """Read, check and convert every row, and discard the result. Returns the number of quads."""
    write = compile_quads(group.tables[0], group, {})
    return sum(map(len, write(_rows(file, group.tables[0]))))


def reads(file: Path, group: TableGroup) -> int:
    """Read every row as text and discard it. Returns the number of rows."""
    began = time.process_time()
    found = sum(1 for _ in read(file, group.tables[0], Document(file.name), 2**40))
    _tell(time.process_time() - began, found)
    return found


def checks(file: Path, group: TableGroup) -> int:
    """Check every row and discard it; only that is timed, not the reading. Returns the number of rows."""
    table, document = group.tables[0], Document(file.name)
    raws = list(read(file, table, document, 2**40))
    began = time.process_time()
    found = sum(1 for _ in check(raws, table, document))
    _tell(time.process_time() - began, found)
    return found


def load(file: Path, group: TableGroup, place: Path) -> int:
    """Convert every row and load the quads into a new store on disk, in pieces of the size that a first sync uses."""
    write, store = compile_quads(group.tables[0], group, {}), Store(str(place))
    lines, feed = chain.from_iterable(write(_rows(file, group.tables[0]))), Feed(store)
    while piece := "".join(islice(lines, WAITING_PIECES * PIECE_QUADS)):
        feed.give(piece.encode())
    feed.wait()
    store.flush()
    return len(store)


def first(file: Path, group: TableGroup, place: Path) -> int:
    """Sync a folder with this file into a new state. Returns the number of quads of the version."""
    state = State(place, group.base)
    sync(file.parent, state)
    return read_manifest(state.folder(1)).quads


def again(file: Path, group: TableGroup, place: Path) -> int:
    """Sync the folder once more and return the number of changed rows.

    Only the sync is timed. Afterwards the version must answer a query.
    """
    state, began = State(place, group.base), time.process_time()
    found = sync(file.parent, state).total("loaded")
    _tell(time.process_time() - began, found)
    assert any(True for _ in state.newest().disk.quads_for_pattern(NamedNode(f"{group.base}id/prj/n1"), None, None))
    return found


def bare(file: Path, _: TableGroup, place: Path) -> int:
    """Load a file of N-Quads into a new store with the engine's own loader."""
    store = Store(str(place))
    store.bulk_load(path=file, format=RdfFormat.N_QUADS, lenient=True)
    store.flush()
    return len(store)


def find(file: Path, group: TableGroup, other: Path) -> int:
    """Return the number of rows in another file that differ from this one, found with the marks of this one.

    Only that is timed. A sync then looks up the known facts of as many rows in the version.
    """
    content, changed, table = file.read_bytes(), other.read_bytes(), group.tables[0]
    kept = marks(content, table).as_bytes()
    began = time.process_time()
    records = _filter(Marks.from_bytes(kept))
    document = Document(other.name)
    raws = read(changed, table, document, 2**40, records.choose)
    found = sum(1 for row in check(raws, table, document) if row.hash)
    _tell(time.process_time() - began, found)
    return found


def marks(content: bytes, table: Table) -> Marks:
    """Return the marks of a file whose rows have no remarks."""
    records = _filter(None)
    document = Document(table.file)
    deque(read(content, table, document, 2**40, records.choose), 0)
    assert records.pieces is not None
    return Marks(reading(document), records.pieces.hashes[1:], records.pieces.lines[1:])


def _filter(kept: Marks | None) -> RecordFilter:
    """Return a reader for a file without an earlier version."""
    return RecordFilter(kept, Names(Published(State(Path("nowhere"))), Words(DEFAULT_BASE), "bench"))


def same(file: Path, group: TableGroup) -> int:
    """Read and hash the file, which is all a sync does before it knows that no byte differs."""
    began = time.process_time()
    Folder(file.parent.name, {file.name: file.read_bytes()}).fingerprint(group.base, SyncOptions())
    _tell(time.process_time() - began, 1)
    return 1


def _tell(cpu: float, found: int) -> None:
    print(json.dumps({"cpu": cpu, "mb": peak_mb(), "found": found}))


def peak_mb() -> float:
    """Return the peak memory of this process in MB.

    The kernel's figure for a child would include its parent's memory.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Run one step."""
    step, file, metadata, *rest = sys.argv[1:]
    group = read_metadata(Path(metadata).read_text(encoding="utf-8"))
    timed: dict[str, Callable[..., int]] = {"read": reads, "check": checks, "find": find, "same": same, "again": again}
    untimed: dict[str, Callable[..., int]] = {"convert": convert, "load": load, "first": first, "bare": bare}
    if step in timed:
        timed[step](Path(file), group, *map(Path, rest))
        return
    began = time.process_time()
    found = untimed[step](Path(file), group, *map(Path, rest))
    _tell(time.process_time() - began, found)


if __name__ == "__main__":
    main()
