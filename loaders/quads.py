"""From a row straight to lines of N-Quads, for files too large to make a term of every cell.

It says what `loaders.mapping` says; a table with maps, classes or texts made of several cells goes by way of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from graph_store.graphs import Graphs
from loaders.csvw.metadata import Table, TableGroup
from loaders.mapping import ColumnMapper, column_mappers, compile_table
from loaders.reading.cell_reader import Held
from loaders.reading.corrections import SourceText
from loaders.reading.forms import own_form
from loaders.reading.rows import Cut, Row
from loaders.values.readings import XSD, Reading
from ontology.integers import INTEGERS

Write: TypeAlias = Callable[[Row], list[str]]

_REMEMBERED = 5_000
_NO_CUT = Cut({}, (), 0)


def compile_quads(table: Table, group: TableGroup, texts: Mapping[str, SourceText]) -> Write:
    """The function from a row to its lines, each once, in the order of the columns."""
    graphs = Graphs(group.base)
    mappers = column_mappers(table, group, texts)
    if all(mapper.is_plain for mapper in mappers) and not table.renamed:
        return _plain([_Column(mapper, f" {graphs.named(mapper.graph)} .\n") for mapper in mappers if mapper.constant])
    states = compile_table(table, group, texts)
    return lambda row: [f"{triple} {graphs.named(graph)} .\n" for graph, triple in states(row)]


def _plain(columns: Sequence["_Column"]) -> Write:
    kinds = {(column.source, column.middle, column.tail) for column in columns}
    is_once = len(kinds) == len(columns) and not any(column.mapper.column.separator for column in columns)
    cut, plan = _NO_CUT, list[tuple[_Column, int]]()

    def lines(row: Row) -> list[str]:
        nonlocal cut, plan
        if row.cut is not cut:
            cut, plan = row.cut, _planned(columns, row.cut)
        subjects: dict[str, str] = {}
        cells = (*row.cells, "")
        found: list[str] = []
        for column, place in plan:
            cell = cells[place]
            ends = column.known.get(cell if isinstance(cell, str) else cell.text)
            if ends is None:
                ends = column.ends(cell)
            if ends:
                subject = subjects.get(column.source)
                if subject is None:
                    subject = subjects[column.source] = column.subject(row)
                found += [subject + end for end in ends if subject]
        return found if is_once else list(dict.fromkeys(found))

    return lines


def _planned(columns: Sequence["_Column"], cut: Cut) -> list[tuple["_Column", int]]:
    """The columns that may state something of rows cut so, with their place; a virtual one has an empty cell."""
    names = [None if column.mapper.column.virtual else column.mapper.column.name for column in columns]
    places = [-1 if name is None else cut.places.get(name) for name in names]
    return [(column, place) for column, place in zip(columns, places, strict=True) if place is not None]


class _Column:
    """A plain column: all of a line but its subject depends on the cell alone. `known` has what cells led to."""

    def __init__(self, mapper: ColumnMapper, tail: str) -> None:
        self.mapper, self.tail = mapper, tail
        self.source = mapper.about.source if mapper.about else ""
        self.middle = f" {mapper.constant} "
        self.datatype = own_form(mapper.column.datatype).datatype
        self.known = {"": tuple(self._end(None) if mapper.column.virtual else ())}
        self.close = f'"{self._kind()}{tail}'

    def _kind(self) -> str:
        """What follows the text of a literal; the store keeps all whole numbers as integers."""
        name = (self.datatype or "").removeprefix(XSD)
        if name:
            return f"^^<{XSD}integer>" if name in INTEGERS else f"^^<{self.datatype}>"
        return f"@{self.mapper.column.language}" if self.mapper.column.language else ""

    def subject(self, row: Row) -> str:
        """The subject, empty when a cell that names it is."""
        subject = self.mapper.subject(row, {})
        return str(subject) if subject else ""

    def ends(self, cell: Held) -> tuple[str, ...]:
        """The lines of a cell that is not known yet, each from its predicate on."""
        if isinstance(cell, str):
            if self.mapper.value is None and not ('"' in cell or "\\" in cell):
                return self._remember(cell, (f'{self.middle}"{cell}{self.close}',))
            return self._remember(cell, tuple(self._end(Reading(cell, self.datatype))))
        return self._remember(cell.text, tuple(end for value in cell.values or () for end in self._end(value)))

    def _end(self, value: Reading | None) -> Iterator[str]:
        thing = self.mapper.thing(value, value.text if value else "")
        if thing is not None:
            yield f"{self.middle}{thing}{self.tail}"

    def _remember(self, text: str, ends: tuple[str, ...]) -> tuple[str, ...]:
        if len(self.known) < _REMEMBERED:
            self.known[text] = ends
        return ends
