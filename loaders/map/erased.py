"""Refuse rows that name something that was erased: a row of its own, or one that refers to it."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from loaders.check.inventory import Inventory
from loaders.check.quarantine import ERASED
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.map.templates import Template, TemplateRules
from loaders.reports.report import Weight

IsErased: TypeAlias = Callable[[str], bool]
"""Returns whether a key or an IRI was erased."""

_KEY = re.compile(r"[^\s;,|]+:[^\s;,|]+")


def refuse_erased(inventory: Inventory, row_base: str, is_erased: IsErased) -> None:
    """Refuse each row with an erased key, or with a cell that refers to one; `row_base` begins the names of rows."""
    naming = list(_naming(inventory.table, row_base))
    for row in inventory.rows:
        found = next((column for column, name in _names(row, naming) if is_erased(name)), None)
        if found is not None:
            row.good = False
            inventory.forget_issues(row)
            inventory.say(row, ERASED, Weight.QUARANTINED, found or None, None)


def _naming(table: Table, row_base: str) -> Iterator[tuple[str, str | None, Template]]:
    """Yield each template that names a thing: its column, the separator of its values, the template."""
    rules = TemplateRules(row_base, table.key_base, table.key)
    for column in table.cells:
        for source in (column.about if column.name in table.key else None, column.value):
            if source:
                yield column.name, column.separator, rules.compile(source)


def _names(row: Row, naming: list[tuple[str, str | None, Template]]) -> Iterator[tuple[str, str]]:
    """Yield the keys and IRIs that a row names, each with its column; `""` if the row has no columns."""
    if not row.cells:
        yield from (("", key) for cell in row.record for key in _KEY.findall(cell))
        return
    texts = row.texts
    for column, text in (*texts.items(), *row.raw.items()):
        yield from ((column, key) for key in _KEY.findall(text))
    for column, separator, template in naming:
        for each in texts.get(column, "").split(separator) if separator else (texts.get(column, ""),):
            if each and (iri := template.expand({**texts, column: each.strip()})):
                yield column, iri
