"""The lists that people fill in: the inventories of the graph folder, with the content that each column takes."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.csvw.holding import folder_metadata, header_line
from loaders.csvw.metadata import Column, Table
from loaders.csvw.tables import read_tables
from loaders.values.cells import WORDS
from loaders.values.date_formats import DATES
from loaders.values.lexical import NUMBERS
from ontology.graph_folder import cached_per_folder


@dataclass(frozen=True, slots=True)
class FillableColumn:
    """A column: its title, the IRI of its property, and the content of its cells.

    `takes` is `words`, `keys`, `key`, `lines`, `date`, `number` or `text`. `words` are the only accepted
    texts, `lists` the names of the lists with the keys that a cell refers to, and `prefix` is the beginning of the key
    of a row. A cell with several values has the separator between them.
    """

    title: str
    predicate: str | None
    required: bool
    takes: str
    words: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    prefix: str = ""
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class FillableList:
    """An inventory to fill in: the name of its file, the line with the titles of its columns, and the columns."""

    file: str
    header: str
    columns: tuple[FillableColumn, ...]


@cached_per_folder
def fillable_lists(base: str) -> Mapping[str, FillableList]:
    """Return the lists of the graph folder by name: the name of the file without its suffix.

    Raises: RejectedMetadata (422) if the metadata of the folder is wrong.
    """
    text = folder_metadata(base)
    return {table.stem: _list(table) for table in read_tables(text, base).tables} if text else {}


def _list(table: Table) -> FillableList:
    cells = [column for column in table.columns if not (column.virtual or column.withheld)]
    header = header_line(_title(column) for column in cells)
    return FillableList(table.file, header, tuple(_column(column, table) for column in cells))


def _column(column: Column, table: Table) -> FillableColumn:
    is_key = column.name in table.key and len(table.key) == 1
    words, lists = (
        _words(column, table),
        tuple(file.rpartition("/")[2].rpartition(".")[0] for file in column.references),
    )
    prefix = (column.datatype.format or "").partition("[")[0] if is_key else ""
    return FillableColumn(
        _title(column), column.predicate, column.required or column.name in table.key,
        _takes(column, words, lists, is_key), words, lists, prefix if prefix.endswith(":") else "", column.separator,
    )  # fmt: skip


def _takes(column: Column, words: tuple[str, ...], lists: tuple[str, ...], is_key: bool) -> str:
    datatype = column.datatype
    kinds = {
        "words": bool(words), "keys": bool(lists), "key": is_key, "lines": datatype.parse == "lines",
        "date": datatype.parse == "edtf" or datatype.base in DATES, "number": datatype.base in NUMBERS,
    }  # fmt: skip
    return next((kind for kind, holds in kinds.items() if holds), "text")


def _title(column: Column) -> str:
    return column.titles[0] if column.titles else column.name


def _words(column: Column, table: Table) -> tuple[str, ...]:
    """Return the only texts that a cell may have: those of a map that reads the column, or of its format."""
    maps = [each.map for each in table.columns if each.map and (each.map_column or each.name) == column.name]
    if maps and not any(each.prefixes for each in maps):
        return tuple(maps[0].spelling.values())
    is_truth = column.datatype.base == "boolean"
    format_ = column.datatype.format or ("true|false" if is_truth else "")
    has_words = is_truth or (column.datatype.matches_format and WORDS.fullmatch(format_))
    return tuple(format_.split("|")) if has_words else ()
