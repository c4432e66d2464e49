"""The check of one CSV as a sync would read it: what loads, and what gets a warning, is quarantined or refused.

No state is needed. The inventories beside the metadata are read too when the file refers to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph_store.errors import NotFound, RejectedMetadata
from graph_store.graphs import DEFAULT_BASE
from loaders.checks import Inventory, check_lines, check_references, check_unique
from loaders.csvw.metadata import Table, TableGroup, referenced
from loaders.csvw.tables import read_tables
from loaders.reader import LARGEST_FILE, read
from loaders.reading.corrections import SourceText
from loaders.reading.folder import read_text, source_texts
from loaders.reading.row_reader import read_rows
from loaders.reading.rows import Row
from loaders.report import Issue


@dataclass(slots=True)
class Verdict:
    """The outcome for one file: the rows that would load, and the issues."""

    table: Table
    rows: list[Row]
    issues: list[Issue] = field(default_factory=list)
    skipped: int = 0

    @property
    def outcome(self) -> str:
        """The worst issue: `A` accepted, `W` a warning, `Q` a row in quarantine, `F` the file refused."""
        return "AWQF"[max((issue.weight for issue in self.issues), default=0)]

    @property
    def exit_code(self) -> int:
        """0 when everything would load, 1 when a row or the file would not."""
        return int(self.outcome in "QF")

    def values(self) -> dict[str, dict[str, str]]:
        """Return each row that would load, by its key: the canonical text of its other cells."""
        return {
            ", ".join(row.text(name) for name in self.table.key): {
                name: text for name, text in row.texts.items() if name not in self.table.key
            }
            for row in self.rows
        }

    def as_json(self, language: str = "en") -> dict[str, object]:
        """Return the object that `check --json` prints."""
        return {
            "outcome": self.outcome,
            "loaded": len(self.rows),
            "issues": [
                {"code": each.code, "line": each.line, "column": each.column, "value": each.value,
                 "reason": each.say(language)}
                for each in self.issues
            ],
            "values": self.values(),
        }  # fmt: skip


def check(file: Path, metadata: Path, *, base: str = DEFAULT_BASE, limit: int = LARGEST_FILE,
          table: str = "") -> Verdict:  # fmt: skip
    """Check one CSV or workbook as a sync would read it, as the `table` of that name if given.

    Metadata with one table applies to a file of any name.

    Raises: NotFound (404), RejectedMetadata (422), RejectedFile (422) for a source text that cannot be read.
    """
    group = read_group(metadata, base)
    chosen = table_for(table or file.name, group)
    found = inventories_around(chosen, file, group, metadata, limit)[chosen.file]
    return Verdict(chosen, list(found.good), found.document.issues, found.document.skipped)


def read_group(metadata: Path, base: str) -> TableGroup:
    """Read the tables that a metadata file describes. Raises: NotFound (404), RejectedMetadata (422)."""
    return read_tables(read_text(_bytes(metadata), metadata.name), base, metadata.name)


def table_for(name: str, group: TableGroup) -> Table:
    """Return the table that describes a file: by its name, else the only one. Raises: RejectedMetadata (422)."""
    named = [table for table in group.tables if name in (table.file, table.source)]
    chosen = named if len(named) == 1 else []
    chosen = chosen or (list(group.tables) if len(group.tables) == 1 else [])
    if not chosen:
        tables = ", ".join(table.file for table in group.tables)
        raise RejectedMetadata(f"No table describes {name}. The metadata describes {tables}.")
    return chosen[0]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise NotFound(f"There is no file {path}") from fault
    except IsADirectoryError as fault:
        raise NotFound(f"{path} is a folder. Name one file.") from fault


def inventories_around(table: Table, file: Path, group: TableGroup, metadata: Path,
                       limit: int = LARGEST_FILE) -> dict[str, Inventory]:  # fmt: skip
    """Read and check the inventory of one file, and those beside the metadata that it refers to."""
    inventories = {table.file: _inventory(table, _bytes(file), file.name, limit)}
    for other in _around(table, group):
        beside = metadata.parent / other.source
        if beside.is_file():
            inventories[other.file] = _inventory(other, beside.read_bytes(), other.file, limit)
    texts = texts_for(table, group, metadata)
    for inventory in inventories.values():
        check_unique(inventory)
        check_lines(inventory, texts)
    check_references(inventories)
    return inventories


def texts_for(table: Table, group: TableGroup, metadata: Path) -> dict[str, SourceText]:
    """Read the source texts of a table beside the metadata, as far as they exist.

    Raises: RejectedFile (422).
    """
    if not table.texts:
        return {}
    files = {name: metadata.parent / name for name in group.texts}
    return source_texts(group, lambda name: files[name].read_bytes() if files[name].is_file() else None)


def _inventory(table: Table, content: bytes, name: str, limit: int) -> Inventory:
    document = read(content, table, name, limit)
    return Inventory(table, document, [] if document.refused else read_rows(document, table))


def _around(table: Table, group: TableGroup) -> Iterator[Table]:
    """Yield the other tables that this table refers to, directly or through others."""
    tables = {each.file: each for each in group.tables}
    seen, open_ends = {table.file}, [table]
    while open_ends:
        for name in referenced(open_ends.pop()):
            if name not in seen:
                seen.add(name)
                open_ends.append(tables[name])
                yield tables[name]
