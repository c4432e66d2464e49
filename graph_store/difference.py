"""The difference between two versions: removed and added quads, as files of N-Quads lines in byte order.

If the deltas between the versions were kept, the difference comes from them. Otherwise each version is read once and
looked up in the other. Only the files grow with the number of quads; they are deleted with the object.
"""

import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from graph_store.archive import in_order
from graph_store.batches import batches
from graph_store.deltas import Delta
from graph_store.durable_files import remove_tree
from graph_store.readable import Published, held
from graph_store.snapshot import Snapshot

RUN_LINES = 100_000
"""Number of lines sorted in memory at once."""

CHECKED_QUADS = 5_000
"""Number of quads that are read between two calls of `check`."""

MOST_STEPPED = 100_000
"""Number of quads that deltas may hold together; for more, reading both versions is as quick."""


class Difference:
    """The quads that only one of two versions has; can be read more than once."""

    def __init__(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """Take the removed and the added quads as lines of N-Quads with their ` .`, in any order."""
        folder = Path(tempfile.mkdtemp(prefix="kennisgraaf-"))
        weakref.finalize(self, remove_tree, folder)
        self._removed, self._added = folder / "removed.nq", folder / "added.nq"
        for file, lines in ((self._removed, removed), (self._added, added)):
            with file.open("wb") as out:
                encoded = (f"{line}\n".encode() for line in lines)
                out.writelines(in_order(encoded, folder, RUN_LINES))

    def removed_lines(self) -> Iterator[str]:
        """Yield the removed quads as N-Quads lines, in byte order."""
        return _lines(self._removed)

    def added_lines(self) -> Iterator[str]:
        """Yield the added quads as N-Quads lines, in byte order."""
        return _lines(self._added)

    def removed(self) -> Iterator[Quad]:
        """Yield the removed quads; read them in the thread that asks."""
        return pyoxigraph.parse(path=self._removed, format=RdfFormat.N_QUADS)

    def added(self) -> Iterator[Quad]:
        """Yield the added quads; read them in the thread that asks."""
        return pyoxigraph.parse(path=self._added, format=RdfFormat.N_QUADS)

    def patch(self, *, this: str, previous: str) -> Iterator[str]:
        """Yield the lines of the RDF Patch that turns the version `previous` into the version `this`; both are IRIs.

        Source: https://afs.github.io/rdf-patch/
        """
        yield from (f"H id <{this}> .", f"H prev <{previous}> .", "TX .")
        yield from (f"D {line}" for line in self.removed_lines())
        yield from (f"A {line}" for line in self.added_lines())
        yield "TC ."


def between(old: Snapshot, new: Snapshot, check: Callable[[], None] = lambda: None) -> Difference:
    """Compute the difference by reading both versions; memory does not grow with them.

    `check` is called for every `CHECKED_QUADS` quads; it may stop the work by raising.
    """
    return Difference(_missing(old.disk, new.disk, check), _missing(new.disk, old.disk, check))


def stepped(deltas: Iterable[Delta], *, back: bool = False) -> Difference | None:
    """Combine successive deltas into one difference; return None if they hold too many quads."""
    removed: set[str] = set()
    added: set[str] = set()
    for delta in deltas:
        for gone, line in delta.lines():
            here, there = (added, removed) if gone else (removed, added)
            if line in here:
                here.remove(line)
            else:
                there.add(line)
        if len(removed) + len(added) > MOST_STEPPED:
            return None
    return Difference(added, removed) if back else Difference(removed, added)


def _missing(here: Published, there: Published, check: Callable[[], None]) -> Iterator[str]:
    for some in batches(here, CHECKED_QUADS):
        check()
        there_too = held(there, some)
        yield from (f"{quad} ." for quad in some if quad not in there_too)


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.removesuffix("\n")
