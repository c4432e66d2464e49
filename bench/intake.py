"""One step of the intake in a process of its own, so that its CPU seconds and its memory are its own.

`python -m bench.intake STEP FILE METADATA [STORE]` prints CPU seconds, the peak of memory in MB, and a count.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from graph_store import State
from graph_store.bulk import PIECE_QUADS, WAITING_PIECES, Feed
from graph_store.graphs import DEFAULT_BASE
from graph_store.manifest import read_manifest
from loaders import sync
from loaders.change.dataset import Published
from loaders.csvw.metadata import Table, TableGroup, read_metadata
from loaders.options import SyncOptions
from loaders.provenance import Words
from loaders.quads import compile_quads
from loaders.reader import read, scan
from loaders.reading.document import Document
from loaders.reading.folder import Folder
from loaders.reading.row_reader import RowReader
from loaders.reading.rows import Row
from loaders.settling.marks import Marks, reading
from loaders.settling.same import Names, Skim


def measured(step: str, *places: Path, python: Path | None = None) -> dict[str, float]:
    """What a step took: `cpu` in seconds, `mb` at its peak, what it `found`."""
    command = [str(python or sys.executable), "-m", "bench.intake", step, *map(str, places)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def _rows(file: Path, table: Table) -> Iterator[Row]:
    document = Document(file.name)
    return RowReader(document, table).rows(scan(file, table, document, 2**40))


def convert(file: Path, group: TableGroup) -> int:
    """Read, check, hash and convert every row; what it becomes is let go."""
    write = compile_quads(group.tables[0], group, {})
    return sum(len(write(row)) for row in _rows(file, group.tables[0]) if row.hash)


def load(file: Path, group: TableGroup, place: Path) -> int:
    """Convert every row and load the quads into a new store on disk, in the pieces in which a first sync does."""
    write, store = compile_quads(group.tables[0], group, {}), Store(str(place))
    lines, feed = (line for row in _rows(file, group.tables[0]) for line in write(row)), Feed(store)
    while piece := "".join(islice(lines, WAITING_PIECES * PIECE_QUADS)):
        feed.give(piece.encode())
    feed.wait()
    store.flush()
    return len(store)


def first(file: Path, group: TableGroup, place: Path) -> int:
    """Sync a folder with this file into a state that is not there yet; gives the quads of the version."""
    state = State(place, group.base)
    sync(file.parent, state)
    return read_manifest(state.folder(1)).quads


def again(file: Path, group: TableGroup, place: Path) -> int:
    """How many rows of the folder changed, synced once more; only that is timed, and the version answers afterwards."""
    state, began = State(place, group.base), time.process_time()
    found = sync(file.parent, state).total("loaded")
    _tell(time.process_time() - began, found)
    assert any(True for _ in state.newest().disk.quads_for_pattern(NamedNode(f"{group.base}id/prj/n1"), None, None))
    return found


def bare(file: Path, _: TableGroup, place: Path) -> int:
    """Load a file of N-Quads into a new store, as the engine does it by itself."""
    store = Store(str(place))
    store.bulk_load(path=file, format=RdfFormat.N_QUADS, lenient=True)
    store.flush()
    return len(store)


def find(file: Path, group: TableGroup, other: Path) -> int:
    """How many rows of another file are not as in this one, read by the marks of this one; only that is timed.

    A sync then looks up in the version what it knew of as many rows.
    """
    content, changed, table = file.read_bytes(), other.read_bytes(), group.tables[0]
    kept = marks(content, table).as_bytes()
    began = time.process_time()
    skim = _skim(Marks.from_bytes(kept))
    document = read(changed, table, other.name, 2**40, skim.choose)
    found = sum(1 for row in RowReader(document, table).rows(document.rows) if row.hash)
    _tell(time.process_time() - began, found)
    return found


def marks(content: bytes, table: Table) -> Marks:
    """The marks of a file with rows of which there is nothing to say."""
    skim = _skim(None)
    document = read(content, table, table.file, 2**40, skim.choose)
    assert skim.pieces is not None
    return Marks(reading(document), skim.pieces.hashes[1:], skim.pieces.lines[1:])


def _skim(kept: Marks | None) -> Skim:
    """Reads a file of which no version is at hand."""
    return Skim(kept, Names(Published(State(Path("nowhere"))), Words(DEFAULT_BASE), "bench"))


def same(file: Path, group: TableGroup) -> int:
    """What a sync does before it knows that no byte differs: read the file and hash it."""
    began = time.process_time()
    Folder(file.parent, {file.name: file.read_bytes()}).fingerprint(group.base, SyncOptions())
    _tell(time.process_time() - began, 1)
    return 1


def _tell(cpu: float, found: int) -> None:
    print(json.dumps({"cpu": cpu, "mb": _peak(), "found": found}))


def _peak() -> float:
    """The most memory that this process held, in MB; what the kernel tells of a child counts its parent's too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Run one step."""
    step, file, metadata, *rest = sys.argv[1:]
    group = read_metadata(Path(metadata).read_text(encoding="utf-8"))
    timed: dict[str, Callable[..., int]] = {"find": find, "same": same, "again": again}
    untimed: dict[str, Callable[..., int]] = {"convert": convert, "load": load, "first": first, "bare": bare}
    if step in timed:
        timed[step](Path(file), group, *map(Path, rest))
        return
    began = time.process_time()
    found = untimed[step](Path(file), group, *map(Path, rest))
    _tell(time.process_time() - began, found)


if __name__ == "__main__":
    main()
