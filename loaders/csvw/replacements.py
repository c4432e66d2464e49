"""The inventories of replacements: each row says what took the place of a key, and when.

They have the columns `key`, `replaced_by` and `on`; a key that was split has a row for each thing that replaces it.
"""

from dataclasses import replace

from graph_store.errors import RejectedMetadata
from loaders.csvw.metadata import Table, TableGroup
from ontology.namespaces import kg

KEY, SUCCESSOR, ON = COLUMNS = ("key", "replaced_by", "on")
"""The columns of an inventory of replacements."""


def with_replacements(group: TableGroup, name: str) -> TableGroup:
    """Return the tables, with those marked whose rows are replacements. Raises: RejectedMetadata (422)."""
    replacement = kg("Replacement", group.base)
    tables = (_marked(table, name) if table.describes(replacement) else table for table in group.tables)
    return replace(group, tables=tuple(tables))


def _marked(table: Table, name: str) -> Table:
    required = {column.name for column in table.cells if column.required}
    for column in COLUMNS:
        if column not in required:
            raise RejectedMetadata(
                "{name}: {file} holds replacements; give it the required column {column}",
                name=name,
                file=table.file,
                column=column,
            )
    return replace(table, replacing=True)
