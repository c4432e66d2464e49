"""The plans of the columns of a table, made as csv2rdf says, and the facts of its rows.

Source: https://www.w3.org/TR/csv2rdf/#generating-rdf
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode

from loaders.csvw import metadata
from loaders.csvw.terms import resolved
from loaders.map.columns import ColumnPlan, TableRules
from loaders.map.facts import Fact
from loaders.map.templates import Values, standard_template
from loaders.map.terms import BLANK, IRI, Value, literals
from loaders.values.lexical import RDF
from loaders.values.readings import Reading
from loaders.w3c.cells import Cell, read_cell
from loaders.w3c.model import Column, Table, Warn
from loaders.w3c.tables import Row

_FIRST, _REST, _NIL = f"{RDF}first", f"{RDF}rest", Value(IRI, f"{RDF}nil")


@dataclass(frozen=True, slots=True)
class StandardRow:
    """The cells of one row by the place of their columns, and the variables of its templates."""

    key: str
    texts: Values
    cells: Mapping[str, Cell]

    def readings(self, name: str) -> Sequence[Reading]:
        """Return the values of a cell."""
        return self.cells[name].values


class StandardTable:
    """The columns of one table, each with its plan."""

    def __init__(self, table: Table, columns: Sequence[Column], language: str, warn: Warn) -> None:
        self.table, self.columns, self.warn = table, columns, warn
        self.names = [_name(column, place, language) for place, column in enumerate(columns, start=1)]
        self.plans = [self._plan(place, column) for place, column in enumerate(columns)]

    def _plan(self, place: int, column: Column) -> ColumnPlan:
        own = f"{self.table.url}#{self.names[place]}"
        described = metadata.Column(
            str(place),
            virtual=column.virtual or column.get("valueUrl") is not None,
            language=language_of(column),
            about=self._template(column, "aboutUrl"),
            predicate=self._template(column, "propertyUrl") or own,
            value=self._template(column, "valueUrl"),
        )
        number, name = str(place + 1), unquote(self.names[place])
        fixed = {"_column": number, "_sourceColumn": number, "_name": name}
        template = partial(standard_template, resolve=partial(resolved, base=self.table.url), fixed=fixed)
        return ColumnPlan(described, TableRules("", partial(Value, BLANK), template, as_read))

    def _template(self, column: Column, name: str) -> str | None:
        """Return a template of a column; an empty one gives the address of the table."""
        source = column.get(name)
        return self.table.url if source == "" else source

    def row(self, row: Row) -> StandardRow:
        """Return the row with its cells read."""
        cells = [self._cell(place, column, row) for place, column in enumerate(self.columns)]
        texts: dict[str, str | Sequence[str]] = {"_row": str(row.number), "_sourceRow": str(row.source)}
        for name, cell in zip(self.names, cells, strict=True):
            if cell.is_list:
                texts[name] = cell.texts
            elif cell.values:
                texts[name] = cell.texts[0]
        return StandardRow(BlankNode().value, texts, {str(place): cell for place, cell in enumerate(cells)})

    def _cell(self, place: int, column: Column, row: Row) -> Cell:
        if column.virtual:
            return Cell()
        text = row.cells[place] if place < len(row.cells) else ""
        return read_cell(text, column, lambda sentence: self.warn(f"row {row.source}: {sentence}"))

    def titles(self, row: StandardRow) -> Iterator[tuple[str, str | None]]:
        """Yield the titles of a row, each with its language."""
        for place, column in enumerate(self.columns):
            if column.name in self.table.row_titles:
                yield from ((text, language_of(column)) for text in row.cells[str(place)].texts)

    def facts(self, row: StandardRow) -> Iterator[tuple[Value, list[Fact]]]:
        """Yield the subject of each column that states something about a row, with its facts."""
        for column, plan in zip(self.columns, self.plans, strict=True):
            cell = row.cells[plan.column.name]
            states = cell.is_there or (column.virtual and bool(column.get("valueUrl")))
            if states and not column.suppress and (subject := plan.subject(row, row.texts)):
                is_ordered = cell.is_list and column.get("ordered") and not plan.value
                stated = _listed(plan, row, subject) if is_ordered else plan.facts(row)
                yield subject, [fact for fact in stated if isinstance(fact, Fact)]


def as_read(reading: Reading, language: str | None) -> Value:
    """Return the literal for a value exactly as it was read."""
    return Value(literals(reading.datatype, None if reading.datatype else language), reading.text)


def language_of(column: Column) -> str | None:
    """Return the language of the texts of a column, None if it is not determined."""
    language = column.get("lang", "und")
    return None if language == "und" else language


def _name(column: Column, place: int, language: str) -> str:
    """Return the name of a column: its own, else its first title, else its place."""
    if column.name:
        return quote(column.name, safe="-._~%")
    titles = column.titles.get(language) or column.titles.get("und") or []
    return quote(titles[0], safe="._~").replace("-", "%2D") if titles else f"_col.{place}"


def _listed(plan: ColumnPlan, row: StandardRow, subject: Value) -> Iterator[Fact]:
    """Yield the facts of an RDF list of the values of a cell."""
    values = [value for each in row.readings(plan.column.name) if (value := plan.object(row.texts, each))]
    nodes = [*(Value(BLANK, BlankNode().value) for _ in values), _NIL]
    yield Fact(subject, "", plan.property_of(row.texts) or "", nodes[0])
    for place, value in enumerate(values):
        yield Fact(nodes[place], "", _FIRST, value)
        yield Fact(nodes[place], "", _REST, nodes[place + 1])
