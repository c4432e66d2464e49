"""What lies between two versions: quads that went and quads that came, as files of N-Quads lines in byte order.

Where the steps from the one to the other were kept they tell it; else each version is read once and looked up in the
other. Either way nothing grows with the number of quads but the files, which go with the object.
"""

import tempfile
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Store

from graph_store.archive import in_order
from graph_store.files import remove_tree
from graph_store.snapshot import Snapshot
from graph_store.steps import Step

RUN_LINES = 100_000
"""Lines that are sorted in memory at once."""

MOST_STEPPED = 100_000
"""Quads that steps may hold together; the way through more of them is no shorter."""


class Difference:
    """The quads of one version that another does not have, and the other way round; may be read again and again."""

    def __init__(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """Both are lines of N-Quads with their ` .`, in any order."""
        folder = Path(tempfile.mkdtemp(prefix="kennisgraaf-"))
        weakref.finalize(self, remove_tree, folder)
        self._removed, self._added = folder / "removed.nq", folder / "added.nq"
        for file, lines in ((self._removed, removed), (self._added, added)):
            with file.open("wb") as out:
                encoded = (f"{line}\n".encode() for line in lines)
                out.writelines(in_order(encoded, folder, RUN_LINES))

    def removed_lines(self) -> Iterator[str]:
        """What went, in the byte order of N-Quads lines."""
        return _lines(self._removed)

    def added_lines(self) -> Iterator[str]:
        """What came."""
        return _lines(self._added)

    def removed(self) -> Iterator[Quad]:
        """The same as quads; read them in the thread that asks."""
        return pyoxigraph.parse(path=self._removed, format=RdfFormat.N_QUADS)

    def added(self) -> Iterator[Quad]:
        """What came, as quads."""
        return pyoxigraph.parse(path=self._added, format=RdfFormat.N_QUADS)

    def patch(self, *, this: str, previous: str) -> Iterator[str]:
        """The lines of the RDF Patch that turns the version `previous` into the version `this`; both are IRIs.

        Source: https://afs.github.io/rdf-patch/
        """
        yield from (f"H id <{this}> .", f"H prev <{previous}> .", "TX .")
        yield from (f"D {line}" for line in self.removed_lines())
        yield from (f"A {line}" for line in self.added_lines())
        yield "TC ."


def between(old: Snapshot, new: Snapshot) -> Difference:
    """Read both versions; memory does not grow with them."""
    return Difference(_missing(old.disk, new.disk), _missing(new.disk, old.disk))


def stepped(steps: Iterable[Step], *, back: bool = False) -> Difference | None:
    """The difference that steps make together, one after the other; None when they hold very much."""
    removed: set[str] = set()
    added: set[str] = set()
    for step in steps:
        for gone, line in step.lines():
            here, there = (added, removed) if gone else (removed, added)
            if line in here:
                here.remove(line)
            else:
                there.add(line)
        if len(removed) + len(added) > MOST_STEPPED:
            return None
    return Difference(added, removed) if back else Difference(removed, added)


def _missing(here: Store, there: Store) -> Iterator[str]:
    return (f"{quad} ." for quad in here if quad not in there)


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.removesuffix("\n")
