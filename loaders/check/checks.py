"""The checks of rows after each of their cells was checked by itself.

`check_inventories` is the place where they happen: keys that occur twice, lines that a source text does not have,
periods that end before they begin, replacements that contradict each other, references to missing rows. The checks of
a whole text (its columns, its last line, its number of rows) are in `loaders.read.reader`, because they refuse the file
before a row is read.
"""

from collections.abc import Iterator, Mapping

from loaders.check.inventory import Inventory
from loaders.check.references import check_references
from loaders.check.replacements import check_replacements
from loaders.check.rows import Row
from loaders.csvw.metadata import Column, TableGroup
from loaders.read.corrections import SourceText
from loaders.reports.report import Weight
from ontology.intervals import interval_of


def check_inventories(inventories: Mapping[str, Inventory], texts: Mapping[str, SourceText], group: TableGroup) -> None:
    """Check the rows of all inventories against each other; a row that is refused is no longer good."""
    for inventory in inventories.values():
        check_unique(inventory)
        check_lines(inventory, texts, group)
        check_periods(inventory)
    check_replacements(inventories)
    check_references(inventories)


def check_unique(inventory: Inventory) -> None:
    """Refuse rows that share a key but differ in other cells; of equal rows the first one is kept."""
    if inventory.same and any(inventory.same.has(row.key) for row in inventory.rows):
        inventory.read_all()
    first: dict[str, Row] = {}
    repeated: dict[str, list[Row]] = {}
    for row in inventory.good:
        if (other := first.setdefault(row.key, row)) is not row:
            repeated.setdefault(row.key, [other]).append(row)
    inventory.repeated |= repeated.keys()
    dropped: set[int] = set()
    for rows in repeated.values():
        if len({row.hash for row in rows}) > 1:
            _refuse_all(rows, inventory)
        else:
            dropped |= {id(row) for row in rows[1:]}
    if dropped:
        inventory.rows = [row for row in inventory.rows if id(row) not in dropped]
        inventory.document.skipped += len(dropped)


def _refuse_all(rows: list[Row], inventory: Inventory) -> None:
    key = ", ".join(inventory.table.key)
    for row in rows:
        row.good = False
        value = ", ".join(row.text(name) for name in inventory.table.key)
        others = ", ".join(str(other.line) for other in rows if other is not row)
        inventory.say(row, "duplicate-key", Weight.QUARANTINED, key, value, lines=others)


def check_lines(inventory: Inventory, texts: Mapping[str, SourceText], group: TableGroup) -> None:
    """Refuse rows that name lines which their source text does not have."""
    table = inventory.table
    for column in table.columns:
        if column.lines or column.datatype.parse == "lines":
            for row in list(inventory.good):
                name = group.text_of(table, table.document_of(row.text), column.lines)
                spans = _spans(row, column) if name in texts else ()
                if wrong := next((span for span in spans if not texts[name].has(*span)), None):
                    _refuse_lines(inventory, row, column, wrong, name, texts[name])


def _spans(row: Row, column: Column) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each range that a column names."""
    if column.lines:
        ends = row.text(column.lines.first), row.text(column.lines.last)
        if all(ends):
            yield int(ends[0]), int(ends[1])
    else:
        for first, _, last in (value.text.partition("-") for value in row.readings(column.name)):
            yield int(first), int(last or first)


def _refuse_lines(
    inventory: Inventory, row: Row, column: Column, span: tuple[int, int], name: str, text: SourceText
) -> None:
    row.good = False
    first, last = span
    value = f"{first}-{last}" if first != last else f"{first}"
    document = inventory.table.document_of(row.text)
    where = f" {name} ({document})" if document else f" {name}"
    cell = column.lines.first if column.lines else column.name
    inventory.say(row, "bad-lines", Weight.QUARANTINED, cell, value, where=where, most=f" ≤ {text.last}")


def check_periods(inventory: Inventory) -> None:
    """Refuse rows with a period that ends before it begins, however the two days are meant; an open end has no day."""
    for period in inventory.table.periods:
        for row in inventory.good:
            start, end = (interval_of(row.text(name)) for name in period)
            if start and end and start.earliest and end.latest and end.latest < start.earliest:
                row.good = False
                last = row.raw[period.last]
                inventory.say(row, "ends-early", Weight.QUARANTINED, period.last, last, first=row.raw[period.first])
