"""The rows that a version does not hold because something is wrong with them: kept, listed, given back to be mended.

They stand in the note of the version that their sync published.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_store.versions import State
from loaders.checks import Inventory
from loaders.report import Issue, Weight
from loaders.rows import Row
from loaders.supplements import OWN_COLUMNS, documents, guarded

KEPT = 10_000
"""How many rows one version keeps; the report of the sync counts them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row in quarantine as its file has it, and why; a refused file has an entry without cells."""

    file: str
    line: int | None
    row: str
    delimiter: str
    header: tuple[str, ...]
    cells: tuple[str, ...]
    issues: tuple[Issue, ...]

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The entry as `quarantine --json` prints it."""
        return {
            "file": self.file,
            "line": self.line,
            "cells": dict(zip(self.header, self.cells, strict=False)),
            "issues": [issue.as_json(language) for issue in self.issues],
        }

    def as_note(self) -> dict[str, Any]:
        """The entry in the form that `from_note` reads back."""
        return {name: getattr(self, name) for name in ("file", "line", "row", "delimiter", "header", "cells")} | {
            "issues": [issue.as_note() for issue in self.issues]
        }

    @classmethod
    def from_note(cls, note: Mapping[str, Any]) -> "Entry":
        """An entry out of a manifest's note."""
        issues = tuple(Issue.from_note(issue) for issue in note["issues"])
        return cls(**{**note, "header": tuple(note["header"]), "cells": tuple(note["cells"]), "issues": issues})


def quarantined(inventories: Mapping[str, Inventory]) -> Iterator[Entry]:
    """Every row and every file that is not loaded."""
    for inventory in inventories.values():
        found = inventory.issues_by_line()
        if inventory.document.refused:
            refusals = tuple(each for each in inventory.document.issues if each.weight is Weight.REFUSED)
            yield Entry(inventory.table.file, None, "", inventory.document.delimiter, (), (), refusals)
        else:
            yield from (_entry(inventory, row, found) for row in inventory.rows if not row.good)


def _entry(inventory: Inventory, row: Row, issues: Mapping[tuple[str, int], list[Issue]]) -> Entry:
    document = next(each for each in documents({"": inventory}) if row.file in ("", each.file))
    kept = [place for place, title in enumerate(document.header) if title.strip() not in OWN_COLUMNS]
    width = len(document.header)
    return Entry(
        inventory.table.file,
        row.line,
        row.raw_hash,
        document.delimiter,
        tuple(document.header[place] for place in kept),
        tuple(row.record[place] for place in [*kept, *range(width, len(row.record))] if place < len(row.record)),
        tuple(issues.get((document.file, row.line), ())),
    )


def quarantine(state: State, version: int | None = None) -> list[Entry]:
    """What a version holds apart, the newest unless told. Raises: NoVersion (503), UnknownVersion (404)."""
    snapshot = state.newest() if version is None else state.open(version)
    return [Entry.from_note(note) for note in snapshot.manifest.note.get("quarantine", ())]


def as_csv(entries: Sequence[Entry], language: str = "nl") -> bytes:
    """The rows as their file had them, with the reason beside each, ready to mend and to drop in the folder.

    The delimiter is that of the file; a cell that a spreadsheet would take for a formula gets a quote before it.
    Rows of several files stand under the columns of all.
    """
    rows = [entry for entry in entries if entry.line is not None]
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
    """The cells by title; those beyond the header stand under a number."""
    titles = [*entry.header, *(f"+{number}" for number in range(1, len(entry.cells) - len(entry.header) + 1))]
    return dict(zip(titles, entry.cells, strict=False)) | dict.fromkeys(titles[len(entry.cells) :], "")


def _reasons(issues: Iterable[Issue], language: str) -> str:
    return "; ".join(
        f"{issue.column or ''}: {issue.say(language)} [{issue.code}]".removeprefix(": ") for issue in issues
    )
