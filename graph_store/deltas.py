"""Small changes kept beside their version: a process that holds the version before can apply the change."""

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, Quad, RdfFormat, Store

from graph_store.changes import Change
from graph_store.version_folders import folder_of, number_of

FILE = "step"
MOST_QUADS = 20_000
"""Most quads of a change that is kept; for more, loading the version is about as quick."""

_MOST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Delta:
    """The change from the version with this digest to the next one."""

    before: str
    file: Path

    def apply(self, store: Store) -> None:
        """Turn a store that holds the version before into one that holds this version."""
        _, *lines = self._read()
        for quad in _quads(lines, "D "):
            store.remove(quad)
        store.extend(_quads(lines, "A "))

    def lines(self) -> Iterator[tuple[bool, str]]:
        """Yield each changed quad as a line of N-Quads, and whether it is removed; otherwise it is added."""
        _, *lines = self._read()
        return ((line.startswith("D "), line[2:]) for line in lines)

    def _read(self) -> list[str]:
        return self.file.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def keep_delta(folder: Path, before: str, change: Change) -> None:
    """Write the change into the folder of a version, unless it is large or has blank nodes (their names change)."""
    quads = [*change.removed, *change.added]
    if len(quads) > MOST_QUADS or any(map(_is_nameless, quads)):
        return
    lines = [json.dumps({"before": before}), *_lines("D", change.removed), *_lines("A", change.added)]
    (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def delta_in(folder: Path) -> Delta | None:
    """Return the delta that is kept beside a version, or None."""
    try:
        with (folder / FILE).open(encoding="utf-8") as file:
            return Delta(json.loads(file.readline())["before"], folder / FILE)
    except (OSError, ValueError, KeyError):
        return None


def deltas_to(folder: Path, known: Container[str]) -> list[Delta] | None:
    """Return the deltas that lead to the version in this folder from one whose digest is known, in order.

    None if no digest is known, or if there are so many changes that loading the version is about as quick.
    """
    deltas: list[Delta] = []
    size = 0
    while (delta := delta_in(folder)) is not None and (size := size + delta.file.stat().st_size) <= _MOST_BYTES:
        deltas.insert(0, delta)
        if delta.before in known:
            return deltas
        folder = folder_of(folder.parent, (number_of(folder.name) or 0) - 1)
    return None


def _is_nameless(quad: Quad) -> bool:
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def _lines(sign: str, quads: Iterable[Quad]) -> list[str]:
    return [f"{sign} {quad} ." for quad in quads]


def _quads(lines: Iterable[str], sign: str) -> list[Quad]:
    text = "\n".join(line.removeprefix(sign) for line in lines if line.startswith(sign))
    return list(pyoxigraph.parse(text, format=RdfFormat.N_QUADS))
