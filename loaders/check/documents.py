"""The documents that rows come from, and their order: by date, then by key.

Inventories of documents (those of class `kg:Document`) list them, in the columns `date`, `year`, `text_file`,
`corrections_file` and `covers`. A table belongs to one document, or each of its rows names its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph_store.errors import RejectedMetadata
from loaders.check.inventory import Inventory, inventory_of
from loaders.check.rows import Row
from loaders.csvw.keys import file_stem
from loaders.csvw.metadata import DocumentText, Table, TableGroup
from loaders.read.reader import LARGEST_FILE
from loaders.reports.report import Weight
from loaders.values.readings import Reading
from ontology.intervals import interval_of
from ontology.namespaces import thing

DATE, YEAR, TEXT, CORRECTIONS, COVERS = "date", "year", "text_file", "corrections_file", "covers"
"""The columns of an inventory of documents that decide how other rows are read."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One document: its key, its IRI, its date as written, the first day of that, its text and its corrections.

    It takes part in the series that it `covers`, even if none of their tables belongs to it.
    """

    key: str
    iri: str
    dated: Reading
    first_day: date
    year: str = ""
    text: str = ""
    corrections: str = ""
    covers: frozenset[str] = frozenset()

    @property
    def of_year(self) -> str:
        """The year that it is of: the one that its row gives, else that of its date."""
        return self.year or str(self.first_day.year)

    @property
    def place(self) -> tuple[date, str]:
        """Its place among other documents."""
        return self.first_day, self.key


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that a run knows, oldest first; to it, the `newer` ones do not exist."""

    each: tuple[SourceDocument, ...] = ()
    newer: Mapping[str, SourceDocument] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[SourceDocument], until: str = "") -> "Documents":
        """Return documents in their order; with `until`, those that are newer than this one apart."""
        ordered = sorted({each.key: each for each in found}.values(), key=lambda each: each.place)
        count = next((place for place, each in enumerate(ordered, 1) if each.key == until), len(ordered))
        known = tuple(ordered[:count])
        newer = {each.key: each for each in ordered[count:]}
        return cls(known, newer, {each.key: rank for rank, each in enumerate(known)})

    def rank_of(self, row: Row, table: Table) -> int | None:
        """Return the place of the document of a row, the oldest one being 0; None if it is not known."""
        return self.ranks.get(table.document_of(row.text))

    def of_row(self, row: Row, table: Table) -> SourceDocument | None:
        """Return the document of a row; None if it has none."""
        rank = self.rank_of(row, table)
        return None if rank is None else self.each[rank]

    def has(self, row: Row, table: Table) -> bool:
        """Return whether a row exists: not if it is of, or describes, a newer document."""
        if table.lists_documents:
            return row.text(table.key[0]) not in self.newer
        return table.document_of(row.text) not in self.newer

    def known(self) -> list[dict[str, str]]:
        """Return the documents as the manifest of a version has them."""
        return [{"key": each.key, "iri": each.iri, "date": each.dated.text} for each in self.each]


def read_documents(group: TableGroup, content: Callable[[str], bytes | None], *, until: str = "",
                   limit: int = LARGEST_FILE) -> Documents:  # fmt: skip
    """Return the documents that the inventories of documents list.

    Raises: RejectedMetadata (422) if tables belong to documents that no inventory lists.
    """
    tables = [table for table in group.tables if table.lists_documents]
    if not tables and (lost := next((table for table in group.tables if table.has_document), None)):
        raise RejectedMetadata(
            "{file} comes from a document, but no table lists documents; add an inventory of documents, called "
            "documents, or one whose rows are of the class kg:Document",
            file=lost.file,
        )
    found = [
        _document(row, table, group.base)
        for table in tables
        if (bytes_ := content(table.file)) is not None
        for row in inventory_of(table, bytes_, table.file, limit).good
    ]
    return Documents.of(filter(None, found), until)


def known_tables(group: TableGroup, documents: Documents) -> TableGroup:
    """Return the tables without those of newer documents, with the texts of the documents.

    Raises: RejectedMetadata (422) if the names of two files differ in the suffix only.
    """
    tables = tuple(table for table in group.tables if table.document not in documents.newer)
    texts = {each.key: DocumentText(each.text, each.corrections) for each in documents.each if each.text}
    known = replace(group, tables=tables, document_texts=texts)
    _refuse_same_names(known)
    return known


def _refuse_same_names(group: TableGroup) -> None:
    """Refuse files of documents that have the name of another file: the provenance graph keeps one text a name.

    Raises: RejectedMetadata (422).
    """
    named = {table.stem: table.file for table in group.tables}
    for file in sorted(group.texts):
        if (other := named.setdefault(file_stem(file), file)) != file:
            raise RejectedMetadata(
                "{other} and {file} are both called {name}; rename one of them",
                other=other,
                file=file,
                name=file_stem(file),
            )


def check_documents(inventories: Iterable[Inventory], documents: Documents) -> None:
    """Refuse documents without a date, and tables and rows of a document that is not known."""
    known = ", ".join(documents.ranks) or "-"
    for inventory in inventories:
        table = inventory.table
        if table.lists_documents:
            _check_dates(inventory)
        elif table.document and table.document not in documents.ranks and not inventory.document.refused:
            inventory.document.say("unknown-document", Weight.REFUSED, value=table.document, known=known)
        for row in list(inventory.good) if table.document_column else ():
            if documents.rank_of(row, table) is None:
                row.good = False
                key = table.document_of(row.text)
                code = "unknown-document" if key else "no-document"
                inventory.say(row, code, Weight.QUARANTINED, table.document_column, key or None, known=known)


def warn_of_older(inventories: Iterable[Inventory], documents: Documents, before: Sequence[str]) -> None:
    """Warn of documents that are new but older than one that was known `before`."""
    known = max((documents.ranks[key] for key in before if key in documents.ranks), default=-1)
    for inventory in inventories if known >= 0 else ():
        for row in inventory.good if inventory.table.lists_documents else ():
            key = row.text(inventory.table.key[0])
            if key not in before and documents.ranks.get(key, known) < known:
                newest = documents.each[known].key
                inventory.say(row, "older-document", Weight.WARNED, inventory.table.key[0], key, newest=newest)


def _check_dates(inventory: Inventory) -> None:
    """Refuse documents without a date: they have no place among the others."""
    for row in list(inventory.good):
        if _date(row) is None:
            row.good = False
            inventory.say(row, "undated-document", Weight.QUARANTINED, DATE, row.text(DATE) or None)


def _document(row: Row, table: Table, base: str) -> SourceDocument | None:
    dated, key = _date(row), row.text(table.key[0])
    if dated is None:
        return None
    written, first_day = dated
    covers = frozenset(value.text for value in row.readings(COVERS))
    return SourceDocument(
        key, thing(key, base).value, written, first_day, row.text(YEAR), row.text(TEXT), row.text(CORRECTIONS), covers
    )


def _date(row: Row) -> tuple[Reading, date] | None:
    """Return the date of a document, else its year, with the first day of that; None without either."""
    for value in _values(row):
        interval = interval_of(value.text)
        if interval is not None and interval.earliest is not None:
            return value, interval.earliest
    return None


def _values(row: Row) -> Iterator[Reading]:
    for name in (DATE, YEAR):
        yield from row.readings(name)
