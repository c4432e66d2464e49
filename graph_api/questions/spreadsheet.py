"""A table as spreadsheets open it: UTF-8 with its mark, and no cell that is taken for a formula."""

import csv
import io

from graph_store.formats import Format, Kind
from graph_store.spreadsheet import guarded

SPREADSHEET = Format("spreadsheet", Kind.TABLE, "text/csv", ".csv", (), ("excel", "xlsx-csv"))
"""CSV for a spreadsheet; programs take plain CSV, which says exactly what the data says."""

_MARK = "\ufeff"


def as_spreadsheet(table: bytes) -> bytes:
    """A CSV table with a quote before each text that a spreadsheet would run; numbers stay numbers."""
    out = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(table.decode("utf-8"), newline=""))
    csv.writer(out).writerows([guarded(cell) for cell in row] for row in rows)
    return (_MARK + out.getvalue()).encode("utf-8")


def is_spreadsheet(asked: str | None) -> bool:
    """Whether a `format` parameter means this form."""
    return asked is not None and asked.strip().lower() in {SPREADSHEET.name, *SPREADSHEET.aliases}
