"""The checks of replacements: keys that replace each other in a circle, and keys with several dates."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from loaders.check.inventory import Inventory
from loaders.check.rows import Row
from loaders.csvw.keys import key_part
from loaders.csvw.replacements import KEY, ON, SUCCESSOR
from loaders.reports.report import Weight

_MOST_LINES = 10
"""Lines that a message names."""

_Place: TypeAlias = tuple[Inventory, Row]


def check_replacements(inventories: Mapping[str, Inventory]) -> None:
    """Refuse replacements that contradict each other."""
    replacing = replacing_inventories(inventories)
    for inventory in replacing:
        inventory.read_all()
    _refuse_other_dates(replacing)
    _refuse_circles(replacing)


def replaced_keys(inventories: Mapping[str, Inventory]) -> Set[str]:
    """Return the keys of things that were replaced, as references name them."""
    return {key_part(row.text(KEY)) for _, row in _rows(replacing_inventories(inventories))}


def replacing_inventories(inventories: Mapping[str, Inventory]) -> list[Inventory]:
    """Return the inventories of replacements."""
    return [each for each in inventories.values() if each.table.replacing]


def _refuse_other_dates(replacing: list[Inventory]) -> None:
    """Refuse the rows of a key that was replaced on several dates."""
    found: dict[str, list[_Place]] = {}
    for inventory, row in _rows(replacing):
        found.setdefault(row.text(KEY), []).append((inventory, row))
    for places in found.values():
        if len({row.text(ON) for _, row in places}) > 1:
            _refuse(places, "replaced-on", ON)


def _refuse_circles(replacing: list[Inventory]) -> None:
    """Refuse the rows by which a key would, in the end, replace itself."""
    steps = [step for _, row in _rows(replacing) for step in _steps(row)]
    circling = _blocked(steps) & _blocked((after, before) for before, after in steps)
    places = [(inventory, row) for inventory, row in _rows(replacing) if any(map(circling.issuperset, _steps(row)))]
    _refuse(places, "replaced-circle", SUCCESSOR)


def _rows(replacing: list[Inventory]) -> Iterator[_Place]:
    return ((inventory, row) for inventory in replacing for row in inventory.good)


def _steps(row: Row) -> Iterator[tuple[str, str]]:
    return ((row.text(KEY), each.text) for each in row.readings(SUCCESSOR))


def _blocked(steps: Iterable[tuple[str, str]]) -> set[str]:
    """Return the keys that are on a circle, or that lead to one."""
    sorter, left = TopologicalSorter[str](), set[str]()
    for step in steps:
        sorter.add(*step)
        left.update(step)
    with suppress(CycleError):
        sorter.prepare()
    while ready := sorter.get_ready():
        left.difference_update(ready)
        sorter.done(*ready)
    return left


def _refuse(places: list[_Place], code: str, column: str) -> None:
    lines = ", ".join(str(row.line) for _, row in places[:_MOST_LINES])
    for inventory, row in places:
        row.good = False
        inventory.say(row, code, Weight.QUARANTINED, column, row.text(column), key=row.text(KEY), lines=lines)
