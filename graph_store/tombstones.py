"""Names that no longer exist: for each, the last version that had it, even if that version was pruned.

The file `gone` in the state folder has one line for each name, `version <tab> IRI`, written before the version
without it is published. A name is the subject of a quad, an alias given by `owl:sameAs`, or a graph with quads.
"""

import os
import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from graph_store.durable_files import write_durably
from graph_store.readable import Readable
from graph_store.terms import OWL_SAME_AS

FILE = "gone"


def record(file: Path, version: int, names: Iterable[str]) -> None:
    """Record durably that a version is the last one with these names."""
    lines = "".join(f"{version}\t{name}\n" for name in sorted(names))
    if not lines:
        return
    with file.open("ab") as out:
        out.write((b"\n" if _was_cut(file) else b"") + lines.encode())
        out.flush()
        os.fsync(out.fileno())


def is_recorded(file: Path, pattern: re.Pattern[str]) -> bool:
    """Return whether the record has a name that a pattern matches."""
    return file.exists() and pattern.search(file.read_text(encoding="utf-8")) is not None


def forget(file: Path, pattern: re.Pattern[str]) -> None:
    """Remove durably every name that a pattern matches from the record."""
    if not file.exists():
        return
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not pattern.search(line)]
    if len(kept) < len(lines):
        write_durably(file, "".join(kept))


def names_in(quads: Iterable[Quad], base: str) -> set[NamedNode]:
    """Return the names under a base that occur in quads."""
    return {name for quad in quads for name in _names(quad) if name.value.startswith(base)}


def names_gone(names: Iterable[NamedNode], now: Readable) -> set[str]:
    """Return the names that are no longer in a store."""
    asked = list(names)
    if not isinstance(now, Store):
        now.see_about(asked, None)
    return {name.value for name in asked if not _is_there(now, name)}


class Tombstones:
    """The record of one state folder, read as far as it has grown; safe in any thread."""

    def __init__(self, file: Path) -> None:
        self._file, self._read, self._inode = file, 0, 0
        self._last: defaultdict[str, list[int]] = defaultdict(list)
        self._lock = threading.Lock()

    def last_version(self, name: str, before: int) -> int | None:
        """Return the newest version before this one that had the name; `before` no longer has it."""
        with self._lock:
            self._read_on()
            return max((version for version in self._last.get(name, ()) if version < before), default=None)

    def _read_on(self) -> None:
        try:
            with self._file.open("rb") as lines:
                self._begin_again_if_replaced(os.fstat(lines.fileno()).st_ino)
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

    def _begin_again_if_replaced(self, inode: int) -> None:
        if inode != self._inode:
            self._last.clear()
            self._read, self._inode = 0, inode


def _names(quad: Quad) -> Iterator[NamedNode]:
    if isinstance(quad.subject, NamedNode):
        yield quad.subject
    if isinstance(quad.graph_name, NamedNode):
        yield quad.graph_name
    if quad.predicate == OWL_SAME_AS and isinstance(quad.object, NamedNode):
        yield quad.object


def _is_there(store: Readable, name: NamedNode) -> bool:
    patterns = ((name, None, None, None), (None, OWL_SAME_AS, name, None), (None, None, None, name))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _was_cut(file: Path) -> bool:
    """Return whether the last line is incomplete after a crash."""
    with file.open("rb") as written:
        size = written.seek(0, os.SEEK_END)
        return size > 0 and (written.seek(-1, os.SEEK_END), written.read(1))[1] != b"\n"
