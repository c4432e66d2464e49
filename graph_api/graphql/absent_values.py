"""The paths without a value in the data that a plan wrote, for `notStated`."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.row_writer import Row


class AbsentValues:
    """The nulls in the rows of one run of a plan.

    `leading` are the response keys below which a value is not stated.
    """

    def __init__(self) -> None:
        self.count = 0
        self.leading: set[str] = set()
        self._noted: dict[str, list[tuple[Sequence[Row], Sequence[Any]]]] = {}
        self._other: set[str] = set()

    def note(self, rows: Sequence[Row], key: str, values: Sequence[Any], *, stated: bool) -> None:
        """Record a column with nulls: values that could be stated and are not, or nulls of another meaning."""
        if stated:
            self.count += 1
            self._noted.setdefault(key, []).append((rows, values))
        else:
            self._other.add(key)

    def rows(self) -> dict[str, set[int] | None]:
        """Return the rows without a stated value for each key, by identity; None for all rows with null there."""
        return {key: self._without(key) if key in self._other else None for key in self._noted}

    def _without(self, key: str) -> set[int]:
        return {
            id(row)
            for rows, values in self._noted[key]
            for row, value in zip(rows, values, strict=True)
            if value is None
        }


def list_absent(context: RequestContext, absent: AbsentValues, key: str, data: Any) -> None:
    """Add the paths without a value in the data of a root field to the answer, in the order of the document."""
    if absent.count:
        _Walk(context, absent.rows(), absent.leading, key).look(data)


class _Walk:
    """Lists the paths; a row with all its values is visited once."""

    def __init__(
        self, context: RequestContext, absent: Mapping[str, set[int] | None], leading: set[str], key: str
    ) -> None:
        self._asking, self._absent, self._leading = context, absent, leading
        self._path: list[str | int] = [key]
        self._clean: set[int] = set()

    def look(self, value: Any) -> bool:
        """Return whether the value contains a path without a value."""
        if type(value) is dict:
            return self._row(value)
        return type(value) is list and self._list(value)

    def _list(self, value: list[Any]) -> bool:
        found, path, clean = False, self._path, self._clean
        path.append(0)
        for place, each in enumerate(value):
            if type(each) is not dict:
                break
            if id(each) not in clean:
                path[-1] = place
                if self._row(each):
                    found = True
                    if self._asking.is_full:
                        break
        path.pop()
        return found

    def _row(self, row: Row) -> bool:
        found, here = False, id(row)
        if here in self._clean:
            return False
        for key, each in row.items():
            if each is None:
                if key in self._absent and ((rows := self._absent[key]) is None or here in rows):
                    found = True
                    self._asking.note_not_stated([*self._path, key])
            elif key in self._leading:
                self._path.append(key)
                found = self.look(each) or found
                self._path.pop()
        if not found:
            self._clean.add(here)
        return found
