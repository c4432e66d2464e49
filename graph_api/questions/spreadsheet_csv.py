"""CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet reads as a formula."""

import csv
import io

from graph_store.formats import Format, Kind
from graph_store.spreadsheet import guarded

SPREADSHEET = Format("spreadsheet", Kind.TABLE, "text/csv", ".csv", (), ("excel", "xlsx-csv"))
"""CSV for a spreadsheet; programs use plain CSV, which gives the values unchanged."""

_MARK = "\ufeff"


def as_spreadsheet(table: bytes) -> bytes:
    """Return a CSV table with a quote before each text that a spreadsheet would run; numbers stay numbers."""
    out = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(table.decode("utf-8"), newline=""))
    csv.writer(out).writerows([guarded(cell) for cell in row] for row in rows)
    return (_MARK + out.getvalue()).encode("utf-8")


def is_spreadsheet(asked: str | None) -> bool:
    """Return whether a `format` parameter names this format."""
    return asked is not None and asked.strip().lower() in {SPREADSHEET.name, *SPREADSHEET.aliases}
