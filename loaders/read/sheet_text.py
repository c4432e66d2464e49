"""A sheet of a workbook as the CSV text that its table would have: one line for each row, so line numbers agree.

A number has the decimal mark that its column reads; a date is written as ISO 8601; a line break inside a cell becomes a
line separator (U+2028), which `tidy` turns back into a line break.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from graph_store.case_folding import fold_title
from loaders.csvw.metadata import Column, Table
from loaders.read.content import Decoded, in_utf_8
from loaders.read.workbook import Sheet
from loaders.values.booleans import USUAL
from loaders.values.cells import LINE_SEPARATOR, tidy

_DIGITS = ".15g"
"""Excel keeps 15 digits of a number."""


def sheet_text(sheet: Sheet, table: Table) -> Decoded:
    """Return the text of a sheet, in the dialect of its table."""
    return in_utf_8(written(sheet.rows, lambda header: [_writer(table, title) for title in header], table))


def plain_text(sheet: Sheet) -> str:
    """Return the text of a sheet that no table describes, with decimal commas."""
    return written(sheet.rows, lambda header: [_writer(None, title) for title in header], None)


def written(rows: Iterable[Sequence[Any]], writers: Callable[[Sequence[Any]], list[Callable[[Any], str]]],
            table: Table | None) -> str:  # fmt: skip
    """Return the rows as CSV; the first row with a value, after those that the table skips, is the header."""
    out = io.StringIO(newline="")
    delimiter, quote = (table.delimiter, table.quote) if table else (",", '"')
    writer = csv.writer(out, delimiter=delimiter, quotechar=quote, lineterminator="\n")
    writer.writerows(_texts(rows, writers, table.skip_rows if table else 0))
    return out.getvalue()


def _texts(rows: Iterable[Sequence[Any]], writers: Callable[[Sequence[Any]], list[Callable[[Any], str]]],
           skipped: int) -> Iterator[list[str]]:  # fmt: skip
    found: list[Callable[[Any], str]] = []
    for place, row in enumerate(rows):
        if found:
            yield [write(value) for write, value in zip(found, row, strict=True)]
        else:
            if place >= skipped and any(tidy(str(value)) for value in row):
                found = writers(row)
            yield [text_of(value) for value in row]


def _writer(table: Table | None, title: Any) -> Callable[[Any], str]:
    """Return the function from the value of a cell under this title to its text."""
    column = table.column_titled(fold_title(text_of(title))) if table else None
    if column is None:
        return lambda value: text_of(value, ",")
    mark, words = _mark(column), _words(column)
    moment = column.datatype.base in ("dateTime", "datetime", "dateTimeStamp") and not column.datatype.parse

    def write(value: Any) -> str:
        if isinstance(value, bool):
            return words[0] if value else words[1]
        if moment and isinstance(value, date) and not isinstance(value, datetime):
            return f"{value.isoformat()}T00:00:00"
        return text_of(value, mark)

    return write


def _mark(column: Column) -> str:
    """Return the decimal mark that a column reads without doubt."""
    if column.datatype.number:
        return column.datatype.number.decimal
    return "," if column.datatype.is_number else "."


def _words(column: Column) -> tuple[str, str]:
    form = column.datatype.format if column.datatype.base == "boolean" else None
    yes, no = (form or USUAL).split("|")
    return yes, no


def text_of(value: Any, mark: str = ".") -> str:
    """Return the text of a value as a CSV has it: whole numbers without a point, dates and times as ISO 8601."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(format(value, _DIGITS)), "f").replace(".", mark)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, time):
        return (datetime.combine(date.min, value) + timedelta(milliseconds=1)).time().isoformat("seconds")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return LINE_SEPARATOR.join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _moment(value: datetime) -> str:
    """Return a day with its time, or the day alone at midnight. Excel is off by less than a millisecond."""
    rounded = value + timedelta(milliseconds=1)
    if rounded.microsecond < 2_000:
        value = rounded.replace(microsecond=0)
    is_day = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
    return value.date().isoformat() if is_day else value.isoformat()


def _duration(value: timedelta) -> str:
    """Return a length of time as XML Schema writes it."""
    sign, seconds = ("-", -value) if value < timedelta() else ("", value)
    whole = round(seconds.total_seconds())
    hours, rest = divmod(whole, 3600)
    return f"{sign}PT{hours}H{rest // 60}M{rest % 60}S"
