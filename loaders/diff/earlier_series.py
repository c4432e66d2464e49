"""Notes of the last sync about each table with a document, so that an unchanged table need not be read."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph_store.documents import documents_of
from graph_store.manifest import Manifest
from loaders.check.documents import Documents
from loaders.check.ended_references import ended_keys
from loaders.check.inventory import Inventory
from loaders.check.standing import Series, all_series
from loaders.csvw.metadata import Table
from loaders.diff.last_sync import last_sync
from loaders.diff.reused_keys import REUSED
from loaders.reports.report import FileReport

SERIES, ENDED = "series", "ended"
"""The keys in the note of a sync for what it noted of each table, and of what has ended."""

_LATER, _LISTED, _QUIET = "later", "listed", "quiet"


class EarlierSeries:
    """The notes of the last sync: what newer documents listed, by table, and whether its file caused no issue."""

    def __init__(self, documents: Documents, manifest: Manifest | None, *, trusting: bool) -> None:
        """Read the note of the last sync; its notes about tables count only if it can be trusted.

        `documents` are those of this run.
        """
        note = last_sync(manifest) if trusting else {}
        self.documents = [each.key for each in documents_of(manifest)] if manifest else []
        self._documents, self._noted, self._ended = documents, note.get(SERIES, {}), note.get(ENDED)
        self._digests = dict[str, str]()
        self._counts = {each["file"]: each for each in note.get("files", ())}

    def was_quiet(self, table: Table) -> bool:
        """Return whether the file of a table caused no issue that has to be reported again."""
        return bool(self._noted.get(table.file, {}).get(_QUIET)) and table.file in self._counts

    def counts(self, table: Table) -> Mapping[str, Any]:
        """Return what the last sync reported of the file of a table."""
        counts: Mapping[str, Any] = self._counts[table.file]
        return counts

    def listed(self, table: Table) -> str:
        """Return the digest of the keys that the file of a table listed."""
        return str(self._noted[table.file][_LISTED])

    def stands_as_before(self, table: Table, newer: Mapping[str, Inventory]) -> bool:
        """Return whether the inventories of newer documents list the same as before in the series of a table."""
        others = [each for each in newer.values() if each.table.series == table.series]
        return self._is_as_before(Series(table.series or "", others, self._documents, self._digests), table)

    def read_changed(self, inventories: Mapping[str, Inventory]) -> bool:
        """Read all rows of tables for which newer documents list other keys than before; return if there are any."""
        found = False
        for series in all_series(inventories, self._documents):
            for inventory in series.inventories:
                if inventory.same is not None and not self._is_as_before(series, inventory.table):
                    inventory.read_all()
                    found = True
        return found

    def ends_otherwise(self, ended: Mapping[str, Mapping[str, str]]) -> bool:
        """Return whether other keys have ended than at the last sync."""
        return self._ended is not None and self._ended != _digest(ended)

    def noted(self, inventories: Mapping[str, Inventory], reports: Iterable[FileReport]) -> dict[str, Any]:
        """Return the notes for the next sync, for the note of this one."""
        stale = {each.file for each in reports if each.stale}
        tables = {
            each.table.file: {
                _LATER: series.later(each.table),
                _LISTED: series.listed(each) if series.is_shared else "",
                _QUIET: _is_quiet(each) and each.table.file not in stale and not _has_reused(series),
            }
            for series in all_series(inventories, self._documents)
            for each in series.inventories
            if each.table.document is not None
        }
        return {SERIES: tables, ENDED: _digest(ended_keys(inventories))} if tables else {}

    def _is_as_before(self, series: Series, table: Table) -> bool:
        before = self._noted.get(table.file, {}).get(_LATER)
        return before is not None and before == series.later(table)


def _is_quiet(inventory: Inventory) -> bool:
    document, rows = inventory.document, inventory.rows
    return not (document.issues or document.lost or inventory.supplements or any(not row.good for row in rows))


def _has_reused(series: Series) -> bool:
    """Return whether a warning compares rows of several tables, which must be read again to repeat it."""
    return any(issue.code == REUSED for each in series.inventories for issue in each.document.issues)


def _digest(ended: Mapping[str, Mapping[str, str]]) -> str:
    return hashlib.sha256(json.dumps(ended, sort_keys=True).encode()).hexdigest()
