"""From a row straight to lines of N-Quads, for files too large to make a term of every cell.

It says what `loaders.mapping` says; a table with maps, classes or texts made of several cells goes by way of it.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from graph_store.graphs import Graphs
from loaders.corrections import SourceText
from loaders.mapping import ColumnMapper, column_mappers, compile_table
from loaders.metadata import Table, TableGroup
from loaders.readings import Reading
from loaders.rows import Row

Write: TypeAlias = Callable[[Row], list[str]]

_REMEMBERED = 20_000


def compile_quads(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> Write:
    """The function from a row to its lines, each once, in the order of the columns."""
    graphs = Graphs(group.base)
    mappers = column_mappers(table, group, texts)
    if all(mapper.is_plain for mapper in mappers) and not table.renamed:
        return _plain([_Column(mapper, f" {graphs.named(mapper.graph)} .\n") for mapper in mappers if mapper.constant])
    states = compile_table(table, group, texts)
    return lambda row: [f"{triple} {graphs.named(graph)} .\n" for graph, triple in states(row)]


def _plain(columns: list["_Column"]) -> Write:
    def lines(row: Row) -> list[str]:
        subjects: dict[str, str] = {}
        found: list[str] = []
        for column in columns:
            values = column.values(row)
            if values:
                subject = subjects.get(column.source) or subjects.setdefault(column.source, column.subject(row))
                if subject:
                    found += [subject + end for value in values if (end := column.end(value))]
        return list(dict.fromkeys(found))

    return lines


_ONCE: tuple[None] = (None,)


class _Column:
    """A plain column: all of a line but its subject depends on the value alone."""

    def __init__(self, mapper: ColumnMapper, tail: str) -> None:
        self.mapper, self.tail = mapper, tail
        self.source = mapper.about.source if mapper.about else ""
        self.middle = f" {mapper.constant} "
        self.name = None if mapper.column.virtual else mapper.column.name
        self.ends: dict[str, str] = {}

    def values(self, row: Row) -> "list[Reading] | tuple[None] | None":
        """The values of the column's cell; a virtual column has one, which is no cell."""
        return _ONCE if self.name is None else row.values.get(self.name)

    def subject(self, row: Row) -> str:
        """The subject, empty when a cell that names it is."""
        subject = self.mapper.subject(row, {})
        return str(subject) if subject else ""

    def end(self, value: Reading | None) -> str:
        """A line from its predicate on; empty when the value makes no object."""
        text = value.text if value else ""
        end = self.ends.get(text)
        if end is None:
            thing = self.mapper.thing(value, text)
            end = "" if thing is None else f"{self.middle}{thing}{self.tail}"
            if len(self.ends) < _REMEMBERED:
                self.ends[text] = end
        return end
