"""Names that are no longer there: which version was the last that said something of each, also when it was pruned.

The file `gone` of the state has a line a name, `version <tab> IRI`, written before the version without it is published.
A name is the subject of some quad, the alias that `owl:sameAs` gives one, or a graph that holds something.
"""

import os
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from graph_store.terms import OWL_SAME_AS

FILE = "gone"


def record(file: Path, version: int, names: Iterable[str]) -> None:
    """Write, so that it survives a crash, that a version is the last one to have these names."""
    lines = "".join(f"{version}\t{name}\n" for name in sorted(names))
    if not lines:
        return
    with file.open("ab") as out:
        out.write((b"\n" if _was_cut(file) else b"") + lines.encode())
        out.flush()
        os.fsync(out.fileno())


def names_in(quads: Iterable[Quad], base: str) -> set[NamedNode]:
    """The names under a base that quads have."""
    return {name for quad in quads for name in _names(quad) if name.value.startswith(base)}


def names_gone(names: Iterable[NamedNode], now: Store) -> set[str]:
    """Those of the names that a store has no more."""
    return {name.value for name in names if not _is_there(now, name)}


class Departed:
    """The record of one state, read as far as it has grown; safe in any thread."""

    def __init__(self, file: Path) -> None:
        self._file, self._read = file, 0
        self._last: defaultdict[str, list[int]] = defaultdict(list)
        self._lock = threading.Lock()

    def last_version(self, name: str, before: int) -> int | None:
        """The newest version before this one that had a name which this one has not."""
        with self._lock:
            self._read_on()
            return max((version for version in self._last.get(name, ()) if version < before), default=None)

    def _read_on(self) -> None:
        try:
            with self._file.open("rb") as lines:
                lines.seek(self._read)
                for line in lines:
                    if not line.endswith(b"\n"):
                        break
                    self._read += len(line)
                    version, _, name = line.decode().rstrip("\n").partition("\t")
                    if version.isdigit():
                        self._last[name].append(int(version))
        except FileNotFoundError:
            return


def _names(quad: Quad) -> Iterator[NamedNode]:
    if isinstance(quad.subject, NamedNode):
        yield quad.subject
    if isinstance(quad.graph_name, NamedNode):
        yield quad.graph_name
    if quad.predicate == OWL_SAME_AS and isinstance(quad.object, NamedNode):
        yield quad.object


def _is_there(store: Store, name: NamedNode) -> bool:
    patterns = ((name, None, None, None), (None, OWL_SAME_AS, name, None), (None, None, None, name))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _was_cut(file: Path) -> bool:
    """Whether the last line has no end, as a crash leaves it."""
    with file.open("rb") as written:
        size = written.seek(0, os.SEEK_END)
        return size > 0 and (written.seek(-1, os.SEEK_END), written.read(1))[1] != b"\n"
