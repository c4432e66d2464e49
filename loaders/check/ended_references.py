"""Warnings for rows that refer to something that has ended: the reference is kept."""

from collections.abc import Iterable, Iterator, Mapping

from loaders.check.inventory import Inventory
from loaders.check.references import Pointer, each_value, pointers_of
from loaders.check.rows import Row
from loaders.csvw.keys import key_part
from loaders.reports.report import Weight


def ended_keys(inventories: Mapping[str, Inventory]) -> dict[str, dict[str, str]]:
    """Return the keys that have ended, by file, each with the key of the document that ended it."""
    found: dict[str, dict[str, str]] = {}
    for file, inventory in inventories.items():
        if inventory.table.series is not None:
            ended = dict(inventory.same.ended()) if inventory.same is not None else {}
            ended |= {row.key: row.ended.by for row in inventory.good if row.ended is not None}
            if ended:
                found[file] = ended
    return found


def read_referring(inventories: Mapping[str, Inventory], ended: Mapping[str, Mapping[str, str]]) -> None:
    """Read all rows of the tables that may refer to something that has ended."""
    for inventory in inventories.values():
        targets = {file for pointer in pointers_of(inventory.table, inventories) for file, _ in pointer.targets}
        if not targets.isdisjoint(ended):
            inventory.read_all()


def warn_of_ended(inventories: Mapping[str, Inventory], ended: Mapping[str, Mapping[str, str]]) -> None:
    """Warn of each row that holds and refers to something that has ended, instead of the warnings that it has.

    A replacement may name what has ended.
    """
    for inventory in inventories.values():
        inventory.retract("ended-ref")
        pointers = [each for each in pointers_of(inventory.table, inventories) if _may_end(each, ended)]
        for row in list(inventory.holding) if pointers and not inventory.table.replacing else ():
            for (column, value), by in _ended_values(row, pointers, inventory, ended).items():
                inventory.say(row, "ended-ref", Weight.WARNED, column, value, by=by)


def _may_end(pointer: Pointer, ended: Mapping[str, Mapping[str, str]]) -> bool:
    return any(file in ended for file, _ in pointer.targets)


def _ended_values(row: Row, pointers: Iterable[Pointer], inventory: Inventory, ended: Mapping[str, Mapping[str, str]]
                  ) -> dict[tuple[str, str], str]:  # fmt: skip
    """Return each value that has ended, by column, with the document that ended it; a column may have two pointers."""
    return {
        (pointer.columns[0], value): by for pointer in pointers for value, by in _ended(row, pointer, inventory, ended)
    }


def _ended(row: Row, pointer: Pointer, inventory: Inventory, ended: Mapping[str, Mapping[str, str]]
           ) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Yield each value of a reference that has ended, with the document that ended it."""
    if row.ended is not None or not pointer.is_of_one:
        return
    for texts in each_value(row, pointer.columns, inventory.table):
        (value,) = texts.values()
        found = (ended.get(file, {}).get(key_part(value)) for file, _ in pointer.targets)
        if by := next(filter(None, found), None):
            yield value, by
