"""The shipped inventories, read without our own code: their files and rows."""

import csv
from pathlib import Path

from tests.service import DATA

SUPPORT = "corrections.csv"
"""Name of the CSV file with corrections of the text."""


def inventories() -> list[Path]:
    """Return the files of the inventories, sorted by name."""
    return sorted(path for path in DATA.glob("*.csv") if path.name != SUPPORT)


def records(path: Path) -> list[list[str]]:
    """Return the rows of a file without its header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


FILES = len(inventories())
ROWS = sum(len(records(path)) for path in inventories())
