"""Write the rows that state facts (`graph_store.stating_rows`): a change, the files of a new version, a file of all."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from graph_store.stating_rows import FOLDER, StatingRows

RowsChange: TypeAlias = Callable[[StatingRows, Path], StatingRows]
"""Returns the rows after a change, given those before it, and the path of a new file."""

_SHARE: Final = 4
"""A file is merged with the one after it unless it is more than this many times as large."""


def rows_in(rows: Iterable[tuple[str, bytes]], file: Path) -> StatingRows:
    """Write these rows, each once, with the digests of their facts end to end, and return them. Raises: OSError."""
    from graph_store.row_file_writer import RowFileWriter

    with RowFileWriter(file) as writer:
        for row, facts in rows:
            writer.add(row, facts)
        return StatingRows((writer.finish(),))


def unchanged(before: StatingRows, _: Path) -> StatingRows:
    """Return the rows as they were."""
    return before


def changed(changes: Mapping[str, bytes], before: StatingRows, file: Path) -> StatingRows:
    """Return the rows after a change, which is written to a new file. Raises: OSError.

    `changes` has the digests of the facts of each row that changes, end to end.
    """
    return StatingRows((*before.files, *rows_in(changes.items(), file).files)) if changes else before


def without_traces(changes: Mapping[str, bytes], before: StatingRows, file: Path) -> StatingRows:
    """Return the rows after a change in one new file, without the names of rows that are gone. Raises: OSError."""
    rows = ((row, changes.get(row, facts)) for row, facts in before.each())
    return rows_in(((row, facts) for row, facts in rows if facts), file)


def put_beside(rows: StatingRows, folder: Path) -> None:
    """Put the files into the new folder of a version, the last ones merged if they are large. Raises: OSError."""
    if not rows.files:
        return
    place, first, last = folder / FOLDER, _merged_from(rows), len(rows.files) - 1
    place.mkdir()
    for number, file in enumerate(rows.files if first == last else rows.files[:first]):
        os.link(file.path, place / _name(number))
    if first < last:
        found = ((name.decode(), facts) for name, facts in rows.each_from(first) if facts or first)
        rows_in(found, place / _name(first))


def _merged_from(rows: StatingRows) -> int:
    """Return the place of the first file that is to be merged with all after it."""
    place = len(rows.files) - 1
    size = rows.files[place].size
    while place and rows.files[place - 1].size <= _SHARE * size:
        place -= 1
        size += rows.files[place].size
    return place


def _name(number: int) -> str:
    return f"{number:03d}"
