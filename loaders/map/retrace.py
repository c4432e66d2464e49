"""The cells of a row, rebuilt from its facts.

Most cells can be rebuilt from the facts they state. Every other cell (a word that selects a property, a column that
states nothing, several values in an order of their own, a text that is not canonical) is stored with its row as it was
written, so that the inventory can be restored exactly.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from loaders.csvw.metadata import Column, Table, TableGroup
from loaders.csvw.templates import Template
from loaders.map.mapping import ColumnMapper, column_mappers, row_node
from loaders.map.provenance import Record
from loaders.read.cell_reader import Held
from loaders.read.forms import own_form
from loaders.read.rows import Cut, Row
from loaders.values.cells import literal
from loaders.values.readings import Reading

End: TypeAlias = NamedNode | Literal

Keeps: TypeAlias = Callable[[Held], object]
"""A function that returns whether a cell must be stored."""

_REMEMBERED = 20_000


class Retrace:
    """The inverse mapping of one table: the cells that the facts of its rows determine."""

    def __init__(self, table: Table, group: TableGroup) -> None:
        self.table, self.base = table, group.base
        mappers = column_mappers(table, group, {})
        traces = (_Trace(each, table, group) for each in mappers if _is_told(each, mappers, table))
        self.traces = {each.column.name: each for each in traces}
        self._cut: Cut | None = None
        self._plan: list[tuple[str, int, Keeps]] = []

    def kept(self, row: Row) -> Iterator[str]:
        """Yield the cells that cannot be rebuilt from facts as they were written, as `column: text`."""
        if row.cut is not self._cut:
            self._cut, self._plan = row.cut, self._planned(row.cut)
        cells = row.cells
        for name, place, keeps in self._plan if cells else ():
            if keeps(cells[place]):
                yield f"{name}: {_written(cells[place])}"

    def _planned(self, cut: Cut) -> list[tuple[str, int, Keeps]]:
        """Return the place of each column in rows of this cut, and the test for cells that must be stored."""
        found: list[tuple[str, int, Keeps]] = []
        for column in self.table.cells:
            if (place := cut.places.get(column.name)) is not None:
                trace = self.traces.get(column.name)
                keeps = _keeps_key if column.name in self.table.key else trace.keeps if trace else _written
                found.append((column.name, place, keeps))
        return found

    def cells(self, record: Record, facts: Callable[[NamedNode], Iterable[Triple]]) -> dict[str, str]:
        """Return the cells of a row by column; `facts` yields the triples that the row states about a subject."""
        keys = self._keys(record)
        told: dict[str, str] = dict(keys)
        ends: dict[NamedNode, dict[str, list[End]]] = {}
        for name, trace in self.traces.items():
            subject = trace.subject(record.node, keys)
            if subject is not None:
                if subject not in ends:
                    ends[subject] = _by_predicate(facts(subject))
                told[name] = trace.told(ends[subject].get(trace.predicate, ()))
        return told | dict(self._as_written(record))

    def needed(self, record: Record) -> Iterator[tuple[NamedNode, NamedNode]]:
        """Yield the subjects and properties of the facts that `cells` reads for a row."""
        keys = self._keys(record)
        for trace in self.traces.values():
            subject = trace.subject(record.node, keys)
            if subject is not None:
                yield subject, NamedNode(trace.predicate)

    def _keys(self, record: Record) -> dict[str, str]:
        """Return the cells of the key, from the name of the row."""
        start = row_node(self.base, self.table.stem, "").value
        parts = record.node.value.removeprefix(start).split("/")
        named = zip(self.table.key, parts, strict=False)
        return {name: unquote(part) for name, part in named if part != "-"}

    def _as_written(self, record: Record) -> Iterator[tuple[str, str]]:
        for entry in record.as_written:
            for name in self._names:
                if entry.startswith(f"{name}: "):
                    yield name, entry[len(name) + 2 :]
                    break

    @cached_property
    def _names(self) -> list[str]:
        return sorted((each.name for each in self.table.cells), key=len, reverse=True)


def _written(cell: Held) -> str:
    return cell if isinstance(cell, str) else cell.written


def _keeps_key(cell: Held) -> bool:
    text = cell if isinstance(cell, str) else cell.text
    return text == "-" or text != _written(cell)


def _by_predicate(triples: Iterable[Triple]) -> dict[str, list[End]]:
    found: dict[str, list[End]] = {}
    for triple in triples:
        if isinstance(triple.object, NamedNode | Literal):
            found.setdefault(triple.predicate.value, []).append(triple.object)
    return found


def _is_told(mapper: ColumnMapper, mappers: list[ColumnMapper], table: Table) -> bool:
    """Return whether the facts of a row determine a column's cell: no other column could state the same."""
    column = mapper.column
    if column.virtual or column.name in table.key or column.map or column.lines or column.classes or column.text:
        return False
    return (
        mapper.predicate is not None
        and not mapper.predicate.names
        and (mapper.value is None or _is_own(mapper.value, column))
        and _is_known(mapper, table)
        and not any(_may_state(other, mapper) for other in mappers if other is not mapper)
    )


def _is_own(value: Template, column: Column) -> bool:
    return value.names == (column.name,) and f"{{+{column.name}}}" in value.source


def _is_known(mapper: ColumnMapper, table: Table) -> bool:
    """Return whether the key of a row determines its subject."""
    about = mapper.about
    if about is None:
        return True
    return set(about.names) <= set(table.key) and (about.about_row or mapper.classes.keys().isdisjoint(about.names))


def _may_state(other: ColumnMapper, mapper: ColumnMapper) -> bool:
    """Return whether another column may state a fact that could be taken for one of this column."""
    predicate = mapper.predicate.expand({}) if mapper.predicate else None
    stated = [choice.predicate for choice in other.column.map.choices()] if other.column.map else [None]
    if other.predicate is None and not any(stated):
        return False
    same = any(each == predicate if each else _may_be(other.predicate, predicate) for each in stated)
    return same and not _kinds(other).isdisjoint(_kinds(mapper))


def _may_be(template: Template | None, predicate: str | None) -> bool:
    return template is not None and (bool(template.names) or template.expand({}) == predicate)


def _kinds(mapper: ColumnMapper) -> set[str]:
    """Return the kinds of object that a column may state: `iri`, or a literal with a language, or without one."""
    column = mapper.column
    chooses = column.map is not None and any(choice.thing or choice.reverse for choice in column.map.choices())
    things = {"iri"} if mapper.value or chooses else set[str]()
    if mapper.value:
        return things
    plain = column.language and (column.datatype.is_plain or column.virtual)
    return things | ({f"@{column.language}"} if plain else {"", f"@{column.language}"} if column.language else {""})


class _Trace:
    """The inverse mapping of one column."""

    def __init__(self, mapper: ColumnMapper, table: Table, group: TableGroup) -> None:
        self.column, self.mapper = mapper.column, mapper
        self.predicate = (mapper.predicate.expand({}) or "") if mapper.predicate else ""
        self.kinds = _kinds(mapper)
        self.joint = self.column.separator
        self.named = _named(mapper.value, table.key_base) if mapper.value else None
        self.exact: dict[str, bool] = {}
        self.datatype = own_form(self.column.datatype).datatype
        datatype = self.column.datatype
        plain = datatype.base == "string" and datatype.iri is None and not datatype.parse
        self.is_alone = self.named is None and self.joint is None
        self.is_identity = plain and self.is_alone

    def subject(self, row: NamedNode, keys: Mapping[str, str]) -> NamedNode | None:
        """Return the subject that the column states something about."""
        if self.mapper.about is None:
            return row
        iri = self.mapper.about.expand(keys)
        return NamedNode(iri) if iri else None

    def told(self, ends: Iterable[End]) -> str:
        """Return the cell that these objects of the column's property come from."""
        texts = sorted({text for end in ends if (text := self._text(end)) is not None})
        return (self.joint or "").join(texts) if self.joint else texts[0] if texts else ""

    def _text(self, end: End) -> str | None:
        if isinstance(end, NamedNode):
            return self.named(end.value) if self.named else None
        kind = f"@{end.language}" if end.language else ""
        return end.value if self.named is None and kind in self.kinds else None

    def keeps(self, cell: Held) -> bool:
        """Return whether no fact gives a cell back; a text on its own is its own canonical form."""
        if isinstance(cell, str):
            return not self.is_alone and cell != "" and self.differs(cell, (Reading(cell, self.datatype),))
        return cell.written != cell.text or (cell.written != "" and self.differs(cell.written, cell.values or ()))

    def differs(self, cell: str, values: Iterable[Reading]) -> bool:
        """Return whether the objects for these values lead to a cell other than this one."""
        if self.is_identity:
            return False
        found = self.exact.get(cell)
        if found is None:
            found = self.told(filter(None, map(self._end, values))) == cell
            if len(self.exact) < _REMEMBERED:
                self.exact[cell] = found
        return not found

    def _end(self, value: Reading) -> End | None:
        if self.mapper.value:
            iri = self.mapper.value.expand({self.column.name: value.text})
            return NamedNode(iri) if iri else None
        return literal(value, self.column.language if value.datatype is None else None)


def _named(template: Template, key_base: str | None) -> Callable[[str], str | None]:
    """Return the function from an IRI back to its cell: the inverse of the template and the key rule."""
    start, _, end = re.sub(r"\{\+[^}]*\}", "\0", template.source).partition("\0")

    def cell(iri: str) -> str | None:
        if not (iri.startswith(start) and iri.endswith(end) and len(iri) > len(start) + len(end)):
            return None
        text = iri[len(start) : len(iri) - len(end)]
        return unquote(text.replace("/", ":", 1) if start == key_base else text)

    return cell
