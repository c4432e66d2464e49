"""Write rows: from one column per response key to one dictionary per thing."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def rows_of(keys: Sequence[str], columns: Sequence[Sequence[Any]], count: int) -> list[Row]:
    """Return one row for each of `count` things, with one column for each key.

    Copying a row that has all keys is faster than letting each dictionary grow.
    """
    if len(keys) == 1:
        return [{keys[0]: value} for value in columns[0]]
    empty = dict.fromkeys(keys)
    rows: list[Row] = [empty.copy() for _ in range(count)]
    for key, column in zip(keys, columns, strict=True):
        for row, value in zip(rows, column, strict=True):
            row[key] = value
    return rows
