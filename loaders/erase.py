"""Erase a thing: from the newest version, from every version that is kept, and from all that is derived from them.

The law that asks for this (GDPR, article 17) is about persons. A firm of one person may have a key too, so any key is
accepted. Later syncs and writes refuse the name, by a salted hash of it that stays.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from graph_store.durable_files import remove_tree
from graph_store.errors import BadRequest, Damaged, Gone
from graph_store.fact_digest import parted
from graph_store.graphs import Graphs
from graph_store.manifest import Manifest
from graph_store.redaction import Redaction, redacting
from graph_store.snapshot import Snapshot
from graph_store.stating_rows import StatingRows
from graph_store.stating_rows_writing import changed, without_traces
from graph_store.tombstones import FILE as GONE
from graph_store.tombstones import forget, is_recorded
from graph_store.versions import State
from loaders.change import closures
from loaders.change.carrying import carried
from loaders.change.proposal import HIDDEN
from loaders.commit import RELEASE, Change, Pour, commit
from loaders.dataset.dataset import Published
from loaders.dataset.diff import Diff
from loaders.dataset.membership import Places
from loaders.diff.last_sync import SYNC, SYNCED
from loaders.diff.marks import MARKS
from loaders.diff.redacted_inventories import KeptFiles
from loaders.diff.redacted_step import Redacted, step
from loaders.diff.redacting import Loss, loss_of
from loaders.map.inventories import inventories_of
from loaders.map.names import Names, iris_of, names_of
from loaders.map.stated_in import Place, stated_in
from loaders.read.sources import FETCHED

READERS_S = 10
"""Seconds that readers get to let go of a version that was replaced."""

_BESIDE = (closures.MERGED, closures.SYNTHETIC, closures.MADE)
"""Files beside a version that only the next change needs, so that only the newest version keeps them."""


@dataclass(frozen=True, slots=True)
class Held:
    """The numbers of one version: statements to remove, rows to remove, rows that stay with fewer facts."""

    version: int
    statements: int
    rows: int
    poorer: int


@dataclass(slots=True)
class Erasure:
    """An erasure that is planned, or `done`: the versions that hold the thing, are written anew, and are deleted.

    `places` are the lines of inventories that still name it.
    """

    held: list[Held] = field(default_factory=list)
    versions: list[int] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    done: bool = False


def plan_erasure(state: State, key: str, folders: Sequence[Path] = (), *, keep_mentions: bool = False) -> Erasure:
    """Return what an erasure would do, without writing. Raises: BadRequest (400) for a plain dataset or a wrong key."""
    plan = _Plan(state, key, keep_mentions)
    return plan.erasure(folders)


def erase(state: State, key: str, folders: Sequence[Path] = (), *, keep_mentions: bool = False,
          wait_s: float = 30, readers_s: float = READERS_S) -> Erasure:  # fmt: skip
    """Erase the thing with a key or an IRI. If this is killed, the same call finishes the work.

    `folders` are those whose inventories may still name it. With `keep_mentions`, other things keep the texts that
    mention it by a name that people use. A withdrawn or unreadable older version is deleted.

    Raises: BadRequest (400) for a plain dataset or a wrong key; Damaged (500) if the newest version cannot be read;
    WriterBusy (503); StateFault (500), StoreFull (507). StoreUnreachable (503), StoreFailed (502) if a SPARQL server
    holds the version as well; then run it again.
    """
    with redacting(state, "an erasure", wait_s) as redaction:
        plan = _Plan(state, key, keep_mentions)
        found = plan.erasure(folders)
        state.erasures.begin(plan.own)
        for folder in (MARKS, FETCHED):
            remove_tree(state.root / folder)
        forget(state.root / GONE, plan.names.keys)
        for version in found.versions:
            plan.redact(version, redaction)
        plan.close()
        redaction.publish(found.deleted, readers_s)
        state.erasures.finish(plan.own)
    state.renew_store(wait_s=wait_s)
    found.done = True
    return found


class _Plan:
    """The work of one erasure: the names of the thing, and what each version loses."""

    def __init__(self, state: State, key: str, keep_mentions: bool) -> None:
        self._state, self._gone = State(state.root, state.base, store=state.store), state.root / GONE
        self._snapshots = dict(self._read())
        known = iris_of(key, state.base)
        found = names_of(list(self._snapshots.values()), known, state.base, labels=not keep_mentions)
        self._files = {number: self._files_of(snapshot) for number, snapshot in self._snapshots.items()}
        called = (label for files in self._files.values() for label in files.labels(found))
        self.names = found if keep_mentions else replace(found, labels=found.labels.union(called))
        self.own = frozenset({*self.names.own, *known, key})
        self._last: int | None = None
        self._losses = {number: self._loss(snapshot) for number, snapshot in self._snapshots.items()}
        self._kept = {number: files.without(self.names) for number, files in self._files.items()}

    def erasure(self, folders: Sequence[Path]) -> Erasure:
        """Return what is to be done."""
        held = [number for number in self._snapshots if self._is_redacted(number)]
        return Erasure(
            [self._held(number) for number in held],
            self._written_anew(held),
            [number for number in self._state.versions() if number not in self._snapshots],
            [place for folder in folders for place in stated_in(folder, self.names)],
        )

    def redact(self, number: int, redaction: Redaction) -> None:
        """Make the copy of a version without what it loses."""
        rows, stating = Published(self._state, number).rows, self._losses[number].stating
        change = Change(
            self._stated(number, self._last),
            rows=partial(_rows_after, stating, rows),
            kept=partial(self._files[number].put, self._kept[number]),
        )
        commit(redaction.copies, lambda _: change, owner="an erasure", allow_inconsistent=True)
        self._last = number
        note = self._note(self._snapshots[number].manifest, redaction.newest)
        leave = _BESIDE if number != self._state.current() else ()
        redaction.replace(number, note, leave, is_redacted=self._is_redacted(number))

    def _stated(self, number: int, before: int | None) -> Diff | Pour:
        """Return all that a version states after its loss, or the change from the version `before` it after its own."""
        new = Redacted(Published(self._state, number), self._losses[number])
        if before is None:
            return carried(new.current, new.loss.diff)
        old = Redacted(Published(self._state, before), self._losses[before])
        return step(old, new, self._state.difference(before, number), Places(Graphs(self._state.base)))

    def close(self) -> None:
        """Let go of every version."""
        self._snapshots.clear()
        self._state = State(self._state.root, self._state.base, store=self._state.store)

    def _read(self) -> Iterator[tuple[int, Snapshot]]:
        """Yield the versions that can be read. Raises: Damaged (500), Gone (410) if the newest cannot."""
        for number in self._state.versions():
            if self._state.withdrawn(number) is None:
                try:
                    snapshot = self._state.open(number)
                    if snapshot.stored is not None:
                        snapshot.stored.check()
                    yield number, snapshot
                except (Damaged, Gone):
                    if number == self._state.current():
                        raise

    def _loss(self, snapshot: Snapshot) -> Loss:
        if RELEASE not in snapshot.manifest.note:
            raise BadRequest("This is an ordinary dataset, without rows: remove the triples with an update instead.")
        return loss_of(snapshot, Published(self._state, snapshot.version), self.names)

    def _files_of(self, snapshot: Snapshot) -> KeptFiles:
        return KeptFiles(snapshot.folder, inventories_of(snapshot).tables, snapshot.graphs.base)

    def _is_redacted(self, number: int) -> bool:
        note = self._snapshots[number].manifest.note
        return bool(self._losses[number] or self._kept[number]) or _without(note, self.names) != note

    def _held(self, number: int) -> Held:
        loss = self._losses[number]
        return Held(number, len(loss.diff), len(loss.rows), len(loss.poorer))

    def _written_anew(self, held: Sequence[int]) -> list[int]:
        """Return the versions whose files may hold the thing: a table keeps a deleted quad until it is merged."""
        if is_recorded(self._gone, self.names.keys):
            return list(self._snapshots)
        return [number for number in self._snapshots if held and number >= held[0]]

    def _note(self, before: Manifest, copy: Manifest) -> dict[str, Any]:
        """Return the note of a version without what names the thing, and so that the next sync reads everything."""
        kept = {name: each for name, each in before.note.items() if name not in (HIDDEN, RELEASE)}
        made = {name: copy.note[name] for name in (HIDDEN, RELEASE) if name in copy.note}
        unread = {name: {**kept[name], **_UNREAD} for name in (SYNC, SYNCED) if kept.get(name)}
        return {**dict(_without({**kept, **unread}, self.names)), **made}


_UNREAD = {"fingerprint": "", "meaning": "", MARKS: {}}


def _rows_after(stating: Mapping[str, bytes], rows: StatingRows, before: StatingRows, file: Path) -> StatingRows:
    """Return the rows of a version after its loss, sharing the files of the copy before it."""
    if not before:
        return without_traces(stating, rows, file)
    changes, names = {}, set[str]()
    for row, facts in ((row, stating.get(row, facts)) for row, facts in rows.each()):
        if facts:
            names.add(row)
            if before.facts(row) != parted(facts):
                changes[row] = facts
    return changed(changes | {row: b"" for row, _ in before.each() if row not in names}, before, file)


def _without(note: Any, names: Names) -> Any:
    """Return a part of a note without the members of lists, and the texts, that name the thing."""
    if not names.lines.search(json.dumps(note, ensure_ascii=False)):
        return note
    if isinstance(note, dict):
        return {name: _without(each, names) for name, each in note.items() if not _is_named(each, names)}
    if isinstance(note, list):
        return [each for each in note if not names.lines.search(json.dumps(each, ensure_ascii=False))]
    return note


def _is_named(note: Any, names: Names) -> bool:
    return isinstance(note, str) and names.lines.search(json.dumps(note, ensure_ascii=False)) is not None
