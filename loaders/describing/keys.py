"""Guess the key of a table, and which columns refer to the rows of another table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph_store.case_folding import fold_title
from graph_store.text import Text
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.values.suggestions import nearest

PREFIXED = re.compile(r"[a-z][a-z0-9_-]*:[A-Za-z0-9._~-]+")
"""A key that our convention writes with a prefix: `tree:oak`."""

KEY_TITLES = frozenset({"id", "key", "code", "nr", "nummer", "number", "sleutel", "uri", "iri", "identifier", "isbn"})
"""Titles that call a column a key, folded."""

_NAME_TITLES = ("naam", "name", "label", "titel", "title", "omschrijving", "benaming", "description")
_ENDS_AS_KEY = re.compile(r"(?:nr|nummer|number|code|sleutel)$")
_NUMBER = re.compile(r"[-+]?(?!0\d)[\d.,\s]+(?:[eE][-+]?\d+)?")
_CODE = re.compile(r"[A-Za-z0-9._~:-]{1,20}")
_SMALL = re.compile(r"[1-9]\d{0,3}")
_MOST_COLUMNS, _WIDEST = 8, 3
_NEARLY, _MANY = 0.9, 20


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose cells are keys of another table, several in a cell if there is a `separator`."""

    column: str
    target: str
    separator: str | None = None


def guess_key(table: UnknownTable) -> tuple[str, ...]:
    """Return the names of the columns whose cells, together, differ in every row; note why."""
    columns = sorted(table.columns, key=_rank)
    whole = [each for each in columns if each.cells and len(each.filled) == len(each.cells)]
    single = next((each for each in whole if len(each.values) == len(each.cells)), None)
    if single:
        table.guess(single.title, Text("the key: every row has another value"), single.examples())
        return (single.name,)
    for count in range(2, _WIDEST + 1):
        for chosen in combinations(whole[:_MOST_COLUMNS], count):
            if _differ(chosen):
                return _joint(table, chosen)
    return _without(table, columns)


def _rank(column: UnknownColumn) -> int:
    """Return how likely a column is the key: one that is called so (0, 1), of codes (2), of texts, of numbers (4)."""
    name = fold_title(column.title)
    if name in KEY_TITLES:
        return 0
    if column.name.rpartition("_")[2] in KEY_TITLES or _ENDS_AS_KEY.search(name):
        return 1
    if all(map(_NUMBER.fullmatch, column.values)):
        return 4
    return 3 if any(word in name for word in _NAME_TITLES) or not all(map(_CODE.fullmatch, column.values)) else 2


def _differ(columns: Sequence[UnknownColumn]) -> bool:
    rows = list(zip(*([cell.value for cell in each.cells] for each in columns), strict=True))
    return len(set(rows)) == len(rows)


def _joint(table: UnknownTable, columns: Sequence[UnknownColumn]) -> tuple[str, ...]:
    titles = Text.joined((each.title for each in columns), " + ")
    table.guess(None, Text("the key: {titles} together", titles=titles), [each.cells[0] for each in columns])
    table.decide(None, Text("no column alone is a key; {titles} together are", titles=titles))
    return tuple(each.name for each in columns)


def _without(table: UnknownTable, columns: Sequence[UnknownColumn]) -> tuple[str, ...]:
    """Return all columns as the key, and note which cell of the likeliest key is there twice."""
    likely = max(columns, key=lambda each: len(each.values))
    twice = [each for each in likely.filled if likely.values[each.value] is not each][:2]
    empty = [each for each in likely.cells if not each.value][:2]
    cells = [Cell(likely.values[each.value].line, each.value) for each in twice[:1]] + twice + empty
    table.decide(likely.title, Text("nothing is a key; all columns together are used, so equal rows are one"), cells)
    return tuple(each.name for each in table.columns)


def guess_references(tables: Sequence[UnknownTable], keys: Mapping[str, tuple[str, ...]]) -> dict[str, list[Reference]]:
    """Return the references of each table, by its `url`; note those that only nearly fit."""
    single = {each.url: _column(each, keys[each.url][0]) for each in tables if len(keys[each.url]) == 1}
    return {each.url: list(_of_table(each, tables, single, keys[each.url])) for each in tables}


def _column(table: UnknownTable, name: str) -> UnknownColumn:
    return next(each for each in table.columns if each.name == name)


def _of_table(table: UnknownTable, tables: Sequence[UnknownTable], single: Mapping[str, UnknownColumn],
              key: tuple[str, ...]) -> Iterator[Reference]:  # fmt: skip
    for column in table.columns:
        if column.values and (column.name,) != key:
            for target in tables:
                found = _reference(column, table, target, single.get(target.url))
                if found:
                    yield found
                    break


def _reference(column: UnknownColumn, table: UnknownTable, target: UnknownTable, key: UnknownColumn | None
               ) -> Reference | None:  # fmt: skip
    """Return the reference of a column to the key of a table, if every cell is such a key."""
    if key is None or key is column:
        return None
    for separator in (None, ";", "|"):
        parts = {part: cell for value, cell in column.values.items() for part in _split(value, separator)}
        if separator and not any(separator in value for value in column.values):
            continue
        known = [part for part in parts if part in key.values]
        if len(known) == len(parts) and (_is_telling(known) or _is_named(column, target, key)):
            cells = [next(iter(column.values.values())), replace(key.values[known[0]], file=target.url)]
            several = Text(", separated by {mark}", mark=separator) if separator else ""
            table.guess(
                column.title,
                Text("keys of {url}, {title}{several}", url=target.url, title=key.title, several=several),
                cells,
            )
            return Reference(column.name, target.url, separator)
        if _NEARLY * len(parts) <= len(known) < len(parts) and _is_telling(known):
            others = [each for part, each in parts.items() if part not in key.values][:3]
            table.decide(
                column.title, Text("most cells are keys of {url}, but not these; read as text", url=target.url), others
            )
    return None


def _split(value: str, separator: str | None) -> list[str]:
    return [part for each in value.split(separator) if (part := each.strip())] if separator else [value]


def _is_telling(known: Sequence[str]) -> bool:
    """Return whether such keys can hardly occur by chance: many codes, or a few that are long or have a prefix."""
    if len(known) >= _MANY and all(_CODE.fullmatch(each) and not _NUMBER.fullmatch(each) for each in known):
        return True
    several = len(known) > 1 or all(map(PREFIXED.fullmatch, known))
    return bool(known) and several and all(len(each) > 3 and not _SMALL.fullmatch(each) for each in known)


def _is_named(column: UnknownColumn, target: UnknownTable, key: UnknownColumn) -> bool:
    """Return whether the title of a column names a table or its key: `stad` or `stad_id` for `steden`."""
    name, stem = fold_title(column.title), fold_title(target.stem)
    if name in KEY_TITLES:
        return False
    without = next((name.removesuffix(each) for each in KEY_TITLES if name.endswith(each)), name)
    return name == fold_title(key.title) or stem.startswith(without) or bool(nearest(without, [stem], limit=2))
