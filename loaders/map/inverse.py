"""The inverse mapping of a table: the cells of a row, rebuilt from its facts.

Most cells can be rebuilt from the facts they state. Every other cell (a word that selects a property, a column that
states nothing, several values in an order of their own, a text that is not canonical) is stored with its row as it was
written, so that the inventory can be restored exactly.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TypeAlias
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from loaders.check.cells import Held
from loaders.check.forms import own_form
from loaders.check.rows import Cut, Row
from loaders.csvw.keys import row_iri
from loaders.csvw.metadata import Column, Table, TableGroup
from loaders.map.columns import ColumnPlan, column_plans
from loaders.map.provenance import Record
from loaders.values.readings import Reading

Keeps: TypeAlias = Callable[[Held], object]
"""A function that returns whether a cell must be stored."""

_REMEMBERED = 20_000


class Inverse:
    """The inverse mapping of one table: the cells that the facts of its rows determine."""

    def __init__(self, table: Table, group: TableGroup) -> None:
        self.table = table
        plans = column_plans(table, group, {})
        self.columns = {each.column.name: _Inverse(each) for each in plans if _is_told(each, plans, table)}
        self._of_document = (table.document_column,) if table.document_column else ()
        self._start = row_iri(group.base, table.stem, "")
        self._cut: Cut | None = None
        self._keeping: list[tuple[str, int, Keeps]] = []

    def kept(self, row: Row) -> Iterator[str]:
        """Yield the cells that cannot be rebuilt from facts as they were written, as `column: text`."""
        if row.cut is not self._cut:
            self._cut, self._keeping = row.cut, self._placed(row.cut)
        cells = row.cells
        for name, place, keeps in self._keeping if cells else ():
            if keeps(cells[place]):
                yield f"{name}: {_written(cells[place])}"

    def _placed(self, cut: Cut) -> list[tuple[str, int, Keeps]]:
        """Return the place of each column in rows of this cut, and the test for cells that must be stored."""
        found: list[tuple[str, int, Keeps]] = []
        for column in self.table.cells:
            if (place := cut.places.get(column.name)) is not None:
                inverse = self.columns.get(column.name)
                keeps = _keeps_key if column.name in self.table.key else inverse.keeps if inverse else _written
                found.append((column.name, place, keeps))
        return found

    def cells(self, record: Record, facts: Callable[[NamedNode], Iterable[Triple]]) -> dict[str, str]:
        """Return the cells of a row by column; `facts` yields the triples that the row states about a subject."""
        told = self._keys(record)
        values: dict[NamedNode, dict[str, list[Literal | NamedNode]]] = {}
        for name, (subject, column) in self._subjects(record):
            if subject not in values:
                values[subject] = _by_predicate(facts(subject))
            told[name] = column.told(values[subject].get(column.plan.property, ()))
        return told | dict(self._as_written(record))

    def needed(self, record: Record) -> Iterator[tuple[NamedNode, NamedNode]]:
        """Yield the subjects and properties of the facts that `cells` reads for a row."""
        for _, (subject, column) in self._subjects(record):
            yield subject, NamedNode(column.plan.property)

    def _subjects(self, record: Record) -> Iterator[tuple[str, tuple[NamedNode, "_Inverse"]]]:
        """Yield what each column states something about, from the key of a row."""
        keys = self._keys(record)
        for name, column in self.columns.items():
            about = column.plan.about
            iri = about.expand(keys) if about else record.node.value
            if iri:
                yield name, (NamedNode(iri), column)

    def _keys(self, record: Record) -> dict[str, str]:
        """Return the cells of the key, from the name of the row."""
        parts = record.node.value.removeprefix(self._start).split("/")
        named = zip((*self._of_document, *self.table.key), parts, strict=False)
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


def _by_predicate(triples: Iterable[Triple]) -> dict[str, list[Literal | NamedNode]]:
    found: dict[str, list[Literal | NamedNode]] = {}
    for triple in triples:
        if isinstance(triple.object, NamedNode | Literal):
            found.setdefault(triple.predicate.value, []).append(triple.object)
    return found


def _is_told(plan: ColumnPlan, plans: list[ColumnPlan], table: Table) -> bool:
    """Return whether the facts of a row determine a column's cell: no other column could state the same."""
    column, about = plan.column, plan.about
    if column.virtual or column.name in table.key or column.map or column.lines or column.classes or column.text:
        return False
    return (
        bool(plan.property)
        and (plan.value is None or _is_own(plan, column))
        and (about is None or (set(about.names) <= set(table.key) and plan.names_a_thing(about)))
        and not any(_may_state(other, plan) for other in plans if other is not plan)
    )


def _is_own(plan: ColumnPlan, column: Column) -> bool:
    """Return whether the cell of a column is in the IRI of its value as it is."""
    return plan.value is not None and plan.value.names == (column.name,) and f"{{+{column.name}}}" in plan.value.source


def _may_state(other: ColumnPlan, plan: ColumnPlan) -> bool:
    """Return whether another column may state a fact that could be taken for one of this column."""
    stated = [choice.predicate for choice in other.column.map.choices()] if other.column.map else [None]
    own = other.property or ("any" if other.predicate else None)
    same = any((each or own) in (plan.property, "any") for each in stated)
    return same and not _kinds(other).isdisjoint(_kinds(plan))


def _kinds(plan: ColumnPlan) -> set[str]:
    """Return the kinds of object that a column may state: `iri`, or a literal with a language, or without one."""
    column = plan.column
    if plan.value:
        return {"iri"}
    chooses = column.map is not None and any(choice.thing or choice.reverse for choice in column.map.choices())
    languages = {f"@{column.language}"} if column.language else set[str]()
    is_plain = column.language and (column.datatype.is_plain or column.virtual)
    return languages | (set() if is_plain else {""}) | ({"iri"} if chooses else set())


class _Inverse:
    """The inverse mapping of one column."""

    def __init__(self, plan: ColumnPlan) -> None:
        self.plan, self.column = plan, plan.column
        self.kinds, self.joint = _kinds(plan), self.column.separator
        self.cell_of = plan.value.cell_of if plan.value else None
        self.exact: dict[str, bool] = {}
        datatype = self.column.datatype
        self.datatype = own_form(datatype).datatype
        plain = datatype.base == "string" and datatype.iri is None and not datatype.parse
        self.is_alone = self.cell_of is None and self.joint is None
        self.is_identity = plain and self.is_alone

    def told(self, values: Iterable[Literal | NamedNode]) -> str:
        """Return the cell that these objects of the column's property come from."""
        texts = sorted({text for value in values if (text := self._text(value)) is not None})
        return (self.joint or "").join(texts) if self.joint else texts[0] if texts else ""

    def _text(self, value: Literal | NamedNode) -> str | None:
        if isinstance(value, NamedNode):
            return self.cell_of(value.value) if self.cell_of else None
        kind = f"@{value.language}" if value.language else ""
        return value.value if self.cell_of is None and kind in self.kinds else None

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
            found = self.told(self._objects(values)) == cell
            if len(self.exact) < _REMEMBERED:
                self.exact[cell] = found
        return not found

    def _objects(self, values: Iterable[Reading]) -> Iterator[Literal | NamedNode]:
        for value in values:
            found = self.plan.object({self.column.name: value.text}, value)
            if found is not None and not isinstance(term := found.term, BlankNode):
                yield term
