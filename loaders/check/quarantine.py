"""The quarantine: rows that a version does not hold because something is wrong with them.

They are kept in the note of the version that their sync published, can be listed, and are exported for correction.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.case_folding import fold_title
from graph_store.spreadsheet import guarded
from graph_store.versions import State
from loaders.check.inventory import Inventory
from loaders.check.rows import Row
from loaders.check.supplements import OWN_COLUMNS, documents
from loaders.csvw.metadata import Table
from loaders.read.document import hidden
from loaders.reports.report import Issue, Weight

ERASED = "erased"
"""The code of a row that names something that was erased: no report and no version repeats its cells."""

KEPT = 10_000
"""The number of rows that one version keeps; the report of the sync counts them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row in quarantine as it is in its file, and the reasons; a refused file has an entry without cells.

    `personal` are the titles of columns whose cells are exported for correction only, and shown nowhere else.
    """

    file: str
    line: int | None
    row: str
    delimiter: str
    header: tuple[str, ...]
    cells: tuple[str, ...]
    issues: tuple[Issue, ...]
    personal: tuple[str, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, object]:
        """Return the entry as `quarantine --json` prints it; in a row of another width any cell may be personal."""
        private = self.personal if len(self.cells) == len(self.header) else self.personal and self.header
        return {
            "file": self.file,
            "line": self.line,
            "cells": {
                title: hidden(cell) if cell and title in private else cell
                for title, cell in zip(self.header, self.cells, strict=False)
            },
            "issues": [issue.as_json(language) for issue in self.issues],
        }

    def as_note(self) -> dict[str, Any]:
        """Return the entry in the form that `from_note` reads back."""
        names = ("file", "line", "row", "delimiter", "header", "cells", "personal")
        return {name: getattr(self, name) for name in names} | {"issues": [issue.as_note() for issue in self.issues]}

    @classmethod
    def from_note(cls, note: Mapping[str, Any]) -> "Entry":
        """Return an entry from a manifest's note."""
        issues = tuple(Issue.from_note(issue) for issue in note["issues"])
        lists = {name: tuple(note[name]) for name in ("header", "cells", "personal") if name in note}
        return cls(**{**note, **lists, "issues": issues})


def quarantined(inventories: Mapping[str, Inventory]) -> Iterator[Entry]:
    """Yield every row and every file that is not loaded."""
    for inventory in inventories.values():
        found = inventory.issues_by_line()
        if inventory.document.refused:
            refusals = tuple(each for each in inventory.document.issues if each.weight is Weight.REFUSED)
            yield Entry(inventory.table.file, None, "", inventory.document.delimiter, (), (), refusals)
        else:
            yield from (_entry(inventory, row, found) for row in inventory.rows if not row.good)


def _entry(inventory: Inventory, row: Row, issues: Mapping[tuple[str, int], list[Issue]]) -> Entry:
    document = next(each for each in documents({"": inventory}) if row.file in ("", each.file))
    told = tuple(issues.get((document.file, row.line), ()))
    if _is_erased(told):
        return Entry(inventory.table.file, row.line, "", document.delimiter, (), (), told)
    table, width = inventory.table, len(document.header)
    kept = [place for place, title in enumerate(document.header) if _is_given_back(title, table)]
    if table.of_persons:  # a cell of a row of another width may belong to a withheld column
        rest, kept = range(0), kept if len(row.record) == width else []
    else:
        rest = range(width, len(row.record))
    return Entry(
        inventory.table.file,
        row.line,
        row.raw_hash,
        document.delimiter,
        tuple(document.header[place] for place in kept),
        tuple(row.record[place] for place in [*kept, *rest] if place < len(row.record)),
        told,
        tuple(title for title in document.header if _is_personal(title, table)),
    )


def _is_erased(issues: Iterable[Issue]) -> bool:
    return any(issue.code == ERASED for issue in issues)


def _is_given_back(title: str, table: Table) -> bool:
    """Return whether a column of a file is exported; for tables of persons, only columns that are read."""
    own, folded = title.strip() in OWN_COLUMNS, fold_title(title)
    known = not table.of_persons or table.column_titled(folded) is not None
    return not own and folded not in table.withheld and known


def _is_personal(title: str, table: Table) -> bool:
    column = table.column_titled(fold_title(title))
    return column is not None and column.personal


def quarantine(state: State, version: int | None = None) -> list[Entry]:
    """Return the rows and files that the last sync up to a version set apart (default: the newest version).

    Raises: NoVersion (503), UnknownVersion (404).
    """
    snapshot = state.newest() if version is None else state.open(version)
    before = (each for each in reversed(state.manifests()) if each.version <= snapshot.version)
    synced = next((each for each in before if "quarantine" in each.note), snapshot.manifest)
    return [Entry.from_note(note) for note in synced.note.get("quarantine", ())]


def as_csv(entries: Sequence[Entry], language: str = "nl") -> bytes:
    """Return the rows as they were in their file, with the reasons beside each, ready to correct and sync again.

    The delimiter is that of the file. A cell that a spreadsheet would take for a formula gets a quote before it. Rows
    of several files share one header with the columns of all. Rows that name what was erased are left out.
    """
    rows = [entry for entry in entries if entry.line is not None and not _is_erased(entry.issues)]
    header = list(dict.fromkeys(title for entry in rows for title in _titled(entry)))
    out = io.StringIO(newline="")
    delimiter = (
        rows[0].delimiter if (rows and rows[0].delimiter.isprintable()) or (rows and rows[0].delimiter == "\t") else ";"
    )
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([*header, *OWN_COLUMNS])
    for entry in rows:
        cells = _titled(entry)
        own = (entry.file, str(entry.line), entry.row, _reasons(entry.issues, language))
        writer.writerow([guarded(cell) for cell in (*(cells.get(title, "") for title in header), *own)])
    return out.getvalue().encode("utf-8-sig")


def _titled(entry: Entry) -> dict[str, str]:
    """Return the cells by title; cells beyond the header are titled by a number."""
    titles = [*entry.header, *(f"+{number}" for number in range(1, len(entry.cells) - len(entry.header) + 1))]
    return dict(zip(titles, entry.cells, strict=False)) | dict.fromkeys(titles[len(entry.cells) :], "")


def _reasons(issues: Iterable[Issue], language: str) -> str:
    return "; ".join(
        f"{issue.column or ''}: {issue.say(language)} [{issue.code}]".removeprefix(": ") for issue in issues
    )
