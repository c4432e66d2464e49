"""The check of one CSV as a sync would read it: what loads, and what gets a warning, is quarantined or refused.

No state is needed. The inventories beside the metadata are read too when the file refers to them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph_store.errors import NotFound, RejectedMetadata
from graph_store.graphs import DEFAULT_BASE
from loaders.check.checks import check_inventories
from loaders.check.documents import Documents, check_documents, known_tables, read_documents
from loaders.check.inventory import Inventory, inventory_of
from loaders.check.replaced import decide_replacements, warn_of_replaced
from loaders.check.rows import Row
from loaders.check.standing import all_series
from loaders.csvw.alike import tables_of
from loaders.csvw.joining import join_metadata
from loaders.csvw.metadata import METADATA, Table, TableGroup
from loaders.csvw.tables import metadata_document, read_tables
from loaders.read.corrections import SourceText
from loaders.read.folder import read_text, source_texts
from loaders.read.reader import LARGEST_FILE
from loaders.reports.report import Issue
from ontology.graph_folder import graph_folder
from ontology.turtle_files import shown_file


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


@dataclass(frozen=True, slots=True)
class Described:
    """The tables of a metadata file, and those of all inventories that are read with them, in these folders."""

    tables: tuple[Table, ...]
    group: TableGroup
    folders: tuple[Path, ...]
    documents: Documents | None = None

    def table(self, name: str) -> Table:
        """Return the table that describes a file: by its name, else the only one. Raises: RejectedMetadata (422)."""
        named = [table for table in self.tables if name in (table.file, table.source)]
        chosen = named if len(named) == 1 else self.tables if not named and len(self.tables) == 1 else ()
        if not chosen:
            tables = ", ".join(table.file for table in self.tables)
            raise RejectedMetadata(
                "No table describes {name}. The metadata describes {tables}.", name=name, tables=tables
            )
        return chosen[0]

    def beside(self, name: str) -> Path | None:
        """Return the path of an inventory or a source text; None if there is no such file."""
        return next((path for folder in self.folders if (path := folder / name).is_file()), None)

    def content(self, name: str) -> bytes | None:
        """Return the content of an inventory or a source text; None if there is no such file."""
        path = self.beside(name)
        return path.read_bytes() if path else None

    def texts(self, table: Table) -> dict[str, SourceText]:
        """Return the source texts that a table needs, as far as they exist. Raises: RejectedFile (422)."""
        return source_texts(self.group, self.content) if table.texts or table.has_document else {}


def check(file: Path, metadata: Path | Sequence[Path], *, base: str = DEFAULT_BASE, limit: int = LARGEST_FILE,
          table: str = "") -> Verdict:  # fmt: skip
    """Check one CSV or workbook as a sync would read it, as the `table` of that name if given.

    Metadata with one table applies to a file of any name.

    Raises: NotFound (404), RejectedMetadata (422), RejectedFile (422) for a source text that cannot be read.
    """
    described = read_described([metadata] if isinstance(metadata, Path) else metadata, base)
    chosen = described.table(table or file.name)
    found = inventories_around(chosen, file, described, limit)[chosen.file]
    return Verdict(chosen, list(found.good), found.document.issues, found.document.skipped)


def read_described(metadata: Sequence[Path], base: str) -> Described:
    """Read the tables that metadata files describe, with all inventories of the graph folder if they are among these.

    Raises: NotFound (404), RejectedMetadata (422).
    """
    among = {path.resolve(): path for folder in graph_folder().inventories if (path := folder / METADATA).is_file()}
    files = list(among.values()) if among.keys() >= {each.resolve() for each in metadata} else metadata
    joined = join_metadata({shown_file(each): _read(each) for each in files}, base)
    group = read_tables(joined, base, METADATA if len(files) > 1 else files[0].name)
    own = {str(table["url"]) for each in metadata for table in tables_of(metadata_document(_read(each), each.name))}
    tables = tuple(table for table in group.tables if table.file in {url.rsplit("/", 1)[-1] for url in own})
    described = Described(tables, group, tuple(each.parent for each in files))
    if all(described.content(table.source) is None for table in group.tables if table.lists_documents):
        return described
    documents = read_documents(group, described.content)
    return replace(described, group=known_tables(group, documents), documents=documents)


def _read(metadata: Path) -> str:
    return read_text(_bytes(metadata), metadata.name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise NotFound("There is no file {path}", path=path) from fault
    except IsADirectoryError as fault:
        raise NotFound("{path} is a folder. Name one file.", path=path) from fault


def inventories_around(table: Table, file: Path, described: Described, limit: int = LARGEST_FILE
                       ) -> dict[str, Inventory]:  # fmt: skip
    """Read and check the inventory of one file, and those described with it that it refers to."""
    inventories = {table.file: inventory_of(table, _bytes(file), file.name, limit)}
    for other in _around(table, described.group):
        if (content := described.content(other.source)) is not None:
            inventories[other.file] = inventory_of(other, content, other.file, limit)
    documents = described.documents or Documents()
    if described.documents is not None:
        check_documents(inventories.values(), documents)
    check_inventories(inventories, described.texts(table), described.group)
    for series in all_series(inventories, documents):
        series.decide()
    decide_replacements(inventories, documents)
    warn_of_replaced(inventories, documents)
    return inventories


def _around(table: Table, group: TableGroup) -> Iterator[Table]:
    """Yield the tables of the series that this table refers to, directly or through others, and of replacements."""
    tables = {each.file: each for each in group.tables}
    seen, open_ends = {table.file}, [table]
    while open_ends:
        for named in open_ends.pop().referenced():
            for each in group.in_series(tables[named]):
                if each.file not in seen:
                    seen.add(each.file)
                    open_ends.append(each)
                    yield each
    yield from (each for each in group.tables if each.replacing and each.file not in seen)
