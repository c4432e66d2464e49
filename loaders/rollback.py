"""Undo: the facts of an earlier version become those of the newest, and no sync brings them back unasked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from pyoxigraph import NamedNode, Quad

from graph_store.documents import carried_documents
from graph_store.errors import RolledBack, UnknownVersion
from graph_store.graphs import Graphs
from graph_store.inventories import FOLDER
from graph_store.text import Text
from graph_store.versions import State
from loaders.change.proposal import hidden_in
from loaders.commit import Change, Outcome, commit
from loaders.dataset.dataset import Dataset, Published
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.membership import Places
from loaders.dataset.net import Differing
from loaders.diff.last_sync import QUARANTINE, UNDONE
from ontology.namespaces import kg, row_base

_TOLD = 20
"""The most rows that an error names."""

NoteOf: TypeAlias = Mapping[str, Any]


def rollback(state: State, version: int, *, wait_s: float = 30) -> Outcome:
    """Publish the facts of a kept version as the newest version, unless they are the same.

    The facts of rows and updates come back with their provenance. The inferences are derived anew, by the ontology of
    the graph folder.

    Raises: UnknownVersion (404), Gone (410), Damaged (500); Inconsistent (422); WriterBusy (503).
    """
    target = Published(state, version)

    def back(current: Dataset) -> Change:
        sources = target.manifest.sources if target.manifest else {}
        stated, note = _restored(state, current, target), _note(current, target)
        return Change(
            stated, sources, note, rows=lambda *_: target.rows, kept=lambda *_: state.folder(version) / FOLDER
        )

    return commit(state, back, owner=f"rollback to version {version}", wait_s=wait_s)


@dataclass(frozen=True, slots=True)
class Undone:
    """The effect of a rollback: the hashes of the rows as they were, and of the rows that were gone.

    Both are empty, and `is_lost` is true, if the version that had them is no longer kept.
    """

    version: int
    rows: frozenset[Quad] = frozenset()
    gone: frozenset[Quad] = frozenset()
    is_lost: bool = False

    def refuse(self, change: Differing, graphs: Graphs) -> None:
        """Refuse a change that brings back what was undone. Raises: RolledBack (422) naming the first rows."""
        rows = sorted(set(self._brought_back(change, graphs)))
        if rows or (self.is_lost and len(change)):
            named = ", ".join(row.removeprefix(row_base(graphs.base)) for row in islice(rows, _TOLD))
            more = Text(" and {count} more", count=len(rows) - _TOLD) if len(rows) > _TOLD else ""
            told = (
                Text(" {count} rows: {named}{more}.", count=len(rows), named=named, more=more)
                if rows
                else Text(" The rows can no longer be listed.")
            )
            raise RolledBack(
                "Nothing was written. The inventories would bring back what the rollback to version "
                "{version} undid.{told} Correct the inventories, or use --yes to publish them as they "
                "are.",
                version=self.version,
                told=told,
            )

    def _brought_back(self, change: Differing, graphs: Graphs) -> Iterator[str]:
        added = {quad for quad in change.added([graphs.provenance]) if quad.predicate == kg("rowHash", graphs.base)}
        stays = {quad.subject for quad in added}
        removed = (quad for quad in change.removed([graphs.provenance]) if quad.subject not in stays)
        yield from (_row(quad) for quad in (*(added & self.rows), *self.gone.intersection(removed)))


def undone_by(state: State) -> Callable[[NoteOf], Undone | None]:
    """Return the function from the note of a manifest to the rows that its rollback undid, if there was one."""

    def undone(note: NoteOf) -> Undone | None:
        found = note.get(UNDONE)
        if found is None:
            return None
        graphs = Graphs(state.base)
        try:
            change = state.difference(found["version"], found["from"])
        except UnknownVersion:
            return Undone(found["to"], is_lost=True)
        hashes = kg("rowHash", state.base)
        before, rows = (
            frozenset(quad for quad in quads if quad.graph_name == graphs.provenance and quad.predicate == hashes)
            for quads in (change.removed(), change.added())
        )
        still = {quad.subject for quad in rows}
        return Undone(found["to"], rows, frozenset(quad for quad in before if quad.subject not in still))

    return undone


def _restored(state: State, current: Dataset, target: Published) -> Diff:
    """Return the statements that lead from the newest version back to the target."""
    places, found = Places(Graphs(state.base)), Gathered()
    change = state.difference(current.version, target.version)
    for quad in (*change.removed(), *hidden_in(current)):
        if graph := _written(quad, places):
            found.remove(graph, quad.triple)
    for quad in (*change.added(), *hidden_in(target)):
        if graph := _written(quad, places):
            found.add(graph, quad.triple)
    return found.diff()


def _written(quad: Quad, places: Places) -> NamedNode | None:
    """Return the graph of a quad if rows or updates write it, None if it is derived."""
    graph = quad.graph_name
    return graph if isinstance(graph, NamedNode) and places.is_written(graph) else None


def _note(current: Dataset, target: Published) -> dict[str, Any]:
    """Return the note of the rollback: what no later sync may bring back; quarantine and documents of the target."""
    note = current.manifest.note if current.manifest else {}
    before = note[UNDONE]["from"] if UNDONE in note else current.version
    undone = {} if before == target.version else {UNDONE: _undone(before, current.version + 1, target.version)}
    aim = target.manifest.note if target.manifest else {}
    return {QUARANTINE: aim.get(QUARANTINE, []), **carried_documents(aim), **undone}


def _undone(before: int, version: int, to: int) -> dict[str, int]:
    return {"from": before, "version": version, "to": to}


def _row(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
