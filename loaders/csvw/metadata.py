"""Tables and columns as CSVW metadata describes them.

Source: https://www.w3.org/TR/tabular-metadata/. Our annotation properties (`load:…`) are in docs/loaders.md.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from pyoxigraph import NamedNode

from loaders.csvw.annotations import (
    Lines,
    Reference,
    ValueMap,
)
from loaders.csvw.keys import file_stem, is_workbook
from loaders.values.cells import TEXT, Datatype
from ontology.namespaces import RDF_TYPE

_VARIABLE = re.compile(r"\{[+#]?([^}]*)\}")


METADATA = "csv-metadata.json"
"""The file name of the metadata in a folder of inventories."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are read, and what they state."""

    name: str
    titles: tuple[str, ...] = ()
    folded: frozenset[str] = frozenset()
    virtual: bool = False
    required: bool = False
    null: tuple[str, ...] = ("",)
    default: str = ""
    separator: str | None = None
    language: str | None = None
    datatype: Datatype = TEXT
    about: str | None = None
    predicate: str | None = None
    value: str | None = None
    graph: str | None = None
    suppress: bool = False
    references: tuple[str, ...] = ()
    map: ValueMap | None = None
    map_column: str | None = None
    classes: Mapping[str, str | None] | None = None
    lines: Lines | None = None
    text: str | None = None
    qualifier_column: str | None = None
    personal: bool = False
    withheld: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    ranges: tuple[NamedNode, ...] = ()
    unless: str | None = None
    optional: bool = False
    basis: str | None = None

    def templates(self) -> Iterator[str]:
        """Return the templates of this column."""
        return (each for each in (self.about, self.predicate, self.value, self.text) if each)

    @property
    def names_things(self) -> bool:
        """True if its values become part of IRIs as they are."""
        return any(f"{{+{self.name}}}" in template for template in self.templates())

    def names(self) -> Iterator[str]:
        """Return the columns that its templates name."""
        return (name for template in self.templates() for name in _VARIABLE.findall(template))


class Period(NamedTuple):
    """The columns with the first and the last day on which a row holds."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Table:
    """One inventory: its file, its columns, its key, the graph of its rows."""

    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    graph: str
    name: str | None = None
    delimiter: str = ","
    encoding: str | None = None
    quote: str = '"'
    comment: str | None = None
    skip_rows: int = 0
    foreign_keys: tuple[Reference, ...] = ()
    suppress: bool = False
    key_base: str | None = None
    source_text: str | None = None
    of_persons: bool = False
    row_count: int | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    document: str | None = None
    document_column: str | None = None
    series: str | None = None
    series_kind: str | None = None
    periods: tuple[Period, ...] = ()
    replacing: bool = False
    lists_documents: bool = False

    @property
    def has_document(self) -> bool:
        """True if its rows come from documents: all from the same one, or each from the one that a column names."""
        return bool(self.document or self.document_column)

    def document_of(self, cell: Callable[[str], str]) -> str:
        """Return the key of the document of a row, whose cells `cell` gives by column; empty without one."""
        return cell(self.document_column) if self.document_column else self.document or ""

    def key_in_series(self, key: str) -> str:
        """Return the key of a row without its document, which is a part of the key if a column names it."""
        return key.partition("/")[2] if self.document_column else key

    def describes(self, class_: NamedNode) -> bool:
        """Return whether each row describes a member of a class."""
        virtual = (column for column in self.columns if column.virtual and column.predicate == RDF_TYPE.value)
        return any(column.value == class_.value for column in virtual)

    @property
    def texts(self) -> set[str]:
        """The other files that its rows need: source texts and their corrections."""
        lines = [column.lines for column in self.columns if column.lines]
        named = {*(line.text for line in lines), *(line.corrections for line in lines)}
        if any(column.datatype.parse == "lines" for column in self.cells):
            named.add(self.source_text)
        return {name for name in named if name}

    @property
    def stem(self) -> str:
        """The name of the table, as used in IRIs: its `load:name`, else the name of its file without suffix."""
        return self.name or file_stem(self.file)

    @property
    def source(self) -> str:
        """The name of the file that holds it: an inventory may be one sheet of a workbook (`cities.xlsx#Sheet`)."""
        return self.file.partition("#")[0]

    @property
    def csv_file(self) -> str:
        """The name of its CSV file, as which it is exported: that of the table, if it has one or is a sheet."""
        return f"{unquote(self.stem)}.csv" if self.name or is_workbook(self.file) else self.file

    @property
    def sheet(self) -> str | None:
        """The name of its sheet in a workbook, if the metadata names one."""
        return unquote(self.file.partition("#")[2]) or None

    @property
    def cells(self) -> tuple[Column, ...]:
        """The columns that are in the file and may be read."""
        return tuple(column for column in self.columns if not column.virtual and not column.withheld)

    @property
    def personal(self) -> frozenset[str]:
        """The columns whose cells are not repeated in messages."""
        return frozenset(column.name for column in self.cells if column.personal)

    @property
    def withheld(self) -> frozenset[str]:
        """The folded titles of the columns that are not read, because they hold private data of persons."""
        return frozenset[str]().union(*(column.folded for column in self.columns if column.withheld))

    def referenced(self) -> Iterator[str]:
        """Yield the files that it refers to."""
        for column in self.columns:
            yield from column.references
        for key in self.foreign_keys:
            yield key.file

    def graphs(self) -> set[str]:
        """Return the names of the graphs of its rows."""
        return {self.graph, *(column.graph for column in self.columns if column.graph)}

    @property
    def has_bases(self) -> bool:
        """True if the cells of some columns have a basis of their own, as reference data does."""
        return any(column.basis or column.graph == "reference" for column in self.columns)

    def column_titled(self, folded: str) -> Column | None:
        """Return the column with this title, name or alias, compared as `fold` leaves it."""
        return next((column for column in self.cells if folded and folded in column.folded), None)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The file with the text of a document, and that with the corrections of the text, if there is one."""

    file: str
    corrections: str = ""


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The inventories that are read together, the base of their IRIs, and the texts of documents by their keys."""

    tables: tuple[Table, ...]
    base: str
    document_texts: Mapping[str, DocumentText] = field(default_factory=dict)

    def in_series(self, table: Table) -> tuple[Table, ...]:
        """Return a table, and the others of its series."""
        others = (each for each in self.tables if each is not table and table.series and each.series == table.series)
        return (table, *others)

    @property
    def texts(self) -> set[str]:
        """The other files that the inventories need: source texts and their corrections."""
        named = {table.source_text for table in self.tables}.union(*(table.texts for table in self.tables))
        named |= {name for each in self.document_texts.values() for name in (each.file, each.corrections)}
        return {name for name in named if name}

    def text_of(self, table: Table, document: str, lines: Lines | None = None) -> str:
        """Return the file with the source text of a row; empty if it has none.

        A row of a document has the text of this document, and any other row the text that the metadata names: for its
        passages (`lines`), or for the table.
        """
        if table.has_document:
            return self.document_texts[document].file if document in self.document_texts else ""
        return (lines and lines.text) or table.source_text or ""
