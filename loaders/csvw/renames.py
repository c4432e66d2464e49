"""Keys that changed: `load:renamed` of a table gives the old and the new key of a row.

A row with a new key counts as the same row, changed. `owl:sameAs` links the new IRI to the old one. Other inventories
may still use the old key, which is read as the new one with a warning.
"""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from loaders.csvw.metadata import Column, Table, TableGroup


def with_renames(group: TableGroup) -> TableGroup:
    """Return the tables, where each column that refers to a table with renamed keys knows them."""
    renamed = {table.file: table.renamed for table in group.tables if table.renamed}
    if not renamed:
        return group
    return replace(group, tables=tuple(_knowing(table, renamed) for table in group.tables))


def _knowing(table: Table, renamed: Mapping[str, Mapping[str, str]]) -> Table:
    def known(column: Column) -> Column:
        single = (key.file for key in table.foreign_keys if key.columns == (column.name,))
        keys = {old: new for file in (*column.references, *single) for old, new in renamed.get(file, {}).items()}
        plain = {unquote(old): unquote(new) for old, new in keys.items() if "/" not in old + new}
        return replace(column, renamed=plain) if plain else column

    return replace(table, columns=tuple(map(known, table.columns)))
