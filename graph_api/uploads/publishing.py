"""One upload: its report and what would change, or the version that holds it."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from graph_api.comparison.dry_run_sentences import said
from graph_api.site.reports import sync_note
from graph_api.uploads.task import ALLOWANCES, UploadTask
from graph_store.durable_files import sha256_of
from graph_store.errors import BadRequest, NotFound, RolledBack
from graph_store.remote.client import StoreAddress
from graph_store.text import said as in_words
from graph_store.versions import State
from loaders import (
    Ending,
    FactChanges,
    Issue,
    Replaceable,
    Replacement,
    SyncOptions,
    SyncReport,
    Weight,
    abridged,
    check_writable,
    inventories_of,
    read_only,
    replaceable,
    sync,
)
from ontology.graph_folder import graph_folder, reread
from ontology.turtle_files import shown_file

Json = dict[str, Any]

_LIFTED_BY: Final = {
    "mass-delete": "mass-delete",
    "missing-column": "column-loss",
    "fact-loss": "fact-loss",
    "lost-table": "fact-loss",
    "truncated": "truncated",
    "rolled-back": "rolled-back",
}
"""The allowance that lifts the guard behind an issue."""

_NEEDED: Final = frozenset(("mass-delete", "fact-loss", "truncated", "rolled-back"))
"""The allowances without which nothing is published."""

_COUNTS: Final = ("rows", "loaded", "unchanged", "quarantined", "stale", "skipped", "added", "changed", "removed")
_PLACE: Final = ("code", "file", "line", "column", "value")
_MOST_ROWS: Final = 200


def run(task: UploadTask, content: bytes, name: str, allow: Iterable[str]) -> Json:
    """Return the report of a dry run, or of the sync that publishes the file.

    Raises: BadRequest (400), NotFound (404), ReadOnlyFolder, ReadOnlyReplica (409), PreconditionFailed (412),
    RejectedFile and what else refuses a sync (422), NoVersion, WriterBusy (503).
    """
    reread()
    allowed = _allowed(allow)
    state = State(Path(task.data), task.base, keep=task.keep, store=StoreAddress.of(task.store))
    state.replica.refuse_writes()
    chosen = _inventory(name, state)
    check_writable(chosen.file)
    ready = chosen.content(content, task.limit, whole="truncated" in allowed)
    if task.keep_in:
        Path(task.keep_in).write_bytes(ready)
    replacement = Replacement(chosen.file, ready, f"upload of {chosen.file.name} by token {task.token}", seen=task.seen)
    return _Upload(task, state, chosen, replacement, allowed).result()


class _Upload:
    """A file for an inventory, with the guards that are lifted for it."""

    def __init__(self, task: UploadTask, state: State, chosen: Replaceable, replacement: Replacement,
                 allowed: list[str]) -> None:  # fmt: skip
        self._task, self._state, self._chosen = task, state, chosen
        self._replacement, self._allowed = replacement, allowed
        self._before = state.newest()
        lifted: dict[str, Any] = {ALLOWANCES[each]: True for each in allowed}
        self._options = SyncOptions(
            dry_run=task.dry_run, wait_s=task.wait_s, limit=task.limit, publisher=task.publisher, detail=task.dry_run,
            **lifted,
        )  # fmt: skip

    def result(self) -> Json:
        """Run the sync and return its report as JSON."""
        try:
            report, undone = self._synced(self._options), ""
        except RolledBack as fault:
            if not self._task.dry_run:
                raise
            report, undone = self._synced(replace(self._options, yes=True)), in_words(fault.detail, self._task.language)
        return self._told(report, undone)

    def _synced(self, options: SyncOptions) -> SyncReport:
        return sync(graph_folder().inventories, self._state, options, self._replacement)

    def _told(self, report: SyncReport, undone: str) -> Json:
        own = [each for each in report.files if self._is_own(each.file)]
        found = {
            "inventory": self._chosen.table.stem,
            "file": self._chosen.file.name,
            "dry_run": report.dry_run,
            "version": report.version,
            "published": report.published,
            "digest": self._replacement.digest,
            **{name: sum(getattr(each, name) for each in own) for name in _COUNTS},
            "others": [each.as_json() for each in report.files if each.is_news and not self._is_own(each.file)],
            "moved": [each.file for each in report.files if self._is_moved(each.file)],
            "facts_added": report.triples_added,
            "facts_removed": report.triples_removed,
            "inferred_added": report.inferred_added,
            "inferred_removed": report.inferred_removed,
        }
        if report.dry_run:
            return found | self._shown(report, undone)
        return found | {"ending": report.said(self._task.language), "kept": self._kept()}

    def _shown(self, report: SyncReport, undone: str) -> Json:
        """Return what a person reads before publishing, and whether the upload can be published."""
        task = self._task
        refused = any(each.weight is Weight.REFUSED for each in report.issues if self._is_own(each.file))
        confirm, is_same = self._confirmations(report.issues, undone), self._is_same(report)
        first, more = abridged(self._news(report.issues), dict.fromkeys(Weight, task.shown))
        changes = [each.as_json() for each in report.changes if self._is_own(each.file)]
        facts, inferences = report.facts or FactChanges(), report.inferences or FactChanges()
        return {
            "publishable": not (refused or is_same or any(each["needed"] for each in confirm)),
            "same": is_same,
            "refused": refused,
            "confirm": confirm,
            "allow": self._allowed,
            "issues": [each.as_json(task.language) for each in first],
            "more": [asdict(each) for each in more],
            "changes": changes[:_MOST_ROWS],
            "sentences": said(facts, inferences, self._before, task.order, task.language).as_json(),
        }

    def _news(self, issues: Iterable[Issue]) -> list[Issue]:
        """Return the issues of the file, and then those of other files that the last sync did not have."""
        known = sync_note(self._before.manifest, self._task.language)
        before = {tuple(each[name] for name in _PLACE) for each in known.issues} if known else set()
        own = [each for each in issues if self._is_own(each.file)]
        others = (each for each in issues if not self._is_own(each.file))
        return [*own, *(each for each in others if tuple(getattr(each, name) for name in _PLACE) not in before)]

    def _confirmations(self, issues: Iterable[Issue], undone: str) -> list[Json]:
        """Return the guards that the upload meets: which allowance lifts each, why, and whether publishing needs it."""
        found = {each.code: each.say(self._task.language) for each in issues if each.code in _LIFTED_BY}
        found |= {"rolled-back": undone} if undone else {}
        return [
            {"code": code, "allow": allow, "reason": reason, "given": allow in self._allowed,
             "needed": allow in _NEEDED and allow not in self._allowed}
            for code, reason in found.items()
            if (allow := _LIFTED_BY[code])
        ]  # fmt: skip

    def _is_own(self, file: str) -> bool:
        return file.partition("#")[0] == self._chosen.file.name

    def _is_moved(self, file: str) -> bool:
        """Return whether another file has changed in its folder since the last sync, so that it is published along."""
        paths = (folder / file for folder in graph_folder().inventories)
        path = next((each for each in paths if each.is_file()), None)
        return (
            path is not None and not self._is_own(file) and sha256_of(path) != self._before.manifest.sources.get(file)
        )

    def _is_same(self, report: SyncReport) -> bool:
        """Return whether publishing would change neither the data nor the file."""
        file = self._chosen.file
        in_place = file.exists() and file.read_bytes() == self._replacement.content
        return report.ending is Ending.NOTHING and in_place

    def _kept(self) -> str | None:
        return shown_file(self._replacement.kept) if self._replacement.kept else None


def _allowed(names: Iterable[str]) -> list[str]:
    allowed = list(dict.fromkeys(names))
    if unknown := next((each for each in allowed if each not in ALLOWANCES), None):
        raise BadRequest(
            "{name}={text!r} is not accepted; it takes {takes}.",
            name="allow",
            text=unknown[:40],
            takes=", ".join(ALLOWANCES),
        )
    return allowed


def _inventory(name: str, state: State) -> Replaceable:
    """Return the inventory of the graph folder with this name.

    Raises: NotFound (404); ReadOnlyFolder (409) for one that only the data has, because it came from elsewhere.
    """
    try:
        return replaceable(name, graph_folder().inventories, state.base)
    except NotFound:
        if any(name in (each.stem, each.file) for each in inventories_of(state.newest()).tables):
            raise read_only(Path(name)) from None
        raise
