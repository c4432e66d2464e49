"""Series: the tables of one kind from several documents, and what a newer document says about rows of an older one.

In a *state* series, the newest document lists everything that holds; in a *record* series, rows add up.
"""

from collections import defaultdict
from dataclasses import replace

from graph_store.errors import RejectedMetadata
from graph_store.text import Text
from loaders.csvw.annotations import RECORD
from loaders.csvw.metadata import Table, TableGroup
from ontology.namespaces import kg

_DOCUMENTS = "documents"


def with_series(group: TableGroup, name: str) -> TableGroup:
    """Return the tables, where each one with a document has a series and its kind.

    The inventories of documents and of replacements belong to no document. A table that names no series is one of its
    own. Raises: RejectedMetadata (422).
    """
    tables = [_apart(each, group) for each in group.tables]
    kinds = defaultdict[str, dict[str, str]](dict)
    for table in tables:
        _lint(table, name)
        if table.has_document and table.series_kind:
            kinds[table.series or table.stem][table.series_kind] = table.file
    for series, said in kinds.items():
        if len(said) > 1:
            each = (Text("{kind} in {file}", kind=kind, file=file) for kind, file in said.items())
            raise RejectedMetadata(
                "{name}: the series {series} is of two kinds, {files}; give one load:seriesKind",
                name=name,
                series=series,
                files=Text.joined(each, Text(" and ")),
            )
    return replace(group, tables=tuple(_in_series(table, kinds) for table in tables))


def _apart(table: Table, group: TableGroup) -> Table:
    """Return a table without document, and marked, if it lists documents; without document if it has replacements.

    A table called `documents` lists those that other tables name, whatever class its rows have.
    """
    is_named = table.stem == _DOCUMENTS and any(each.has_document for each in group.tables if each is not table)
    lists = is_named or table.describes(kg("Document", group.base))
    if not (lists or table.describes(kg("Replacement", group.base))):
        return table
    return replace(table, document=None, document_column=None, series=None, series_kind=None, lists_documents=lists)


def _in_series(table: Table, kinds: dict[str, dict[str, str]]) -> Table:
    if not table.has_document:
        return table
    series = table.series or table.stem
    return replace(table, series=series, series_kind=next(iter(kinds[series]), RECORD))


def _lint(table: Table, name: str) -> None:
    """Refuse a series without a document, and a document from a column that is not there."""
    if not table.has_document and (table.series or table.series_kind):
        told = Text("give it load:document too: the key of a document, or the column that holds it")
        raise RejectedMetadata(
            "{name}: {file} is in the series {series}, but of no document; {told}",
            name=name,
            file=table.file,
            series=table.series,
            told=told,
        )
    if table.document_column and table.document_column not in {column.name for column in table.cells}:
        told = Text("give a key such as plan:2020, or the name of the column that holds it")
        raise RejectedMetadata(
            "{name}: {file}: load:document is {column!r}; {told}",
            name=name,
            file=table.file,
            column=table.document_column,
            told=told,
        )
