"""The dialect of a table: how its lines are split. https://www.w3.org/TR/tabular-metadata/#dialect-descriptions"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Dialect:
    """The way the lines of a file are split; the defaults are those of the standard."""

    comment: str | None = "#"
    delimiter: str = ","
    double_quote: bool = True
    encoding: str = "utf-8"
    header_rows: int = 1
    quote: str | None = '"'
    skip_blank: bool = False
    skip_columns: int = 0
    skip_rows: int = 0
    trim: str = "false"

    def cut(self, cell: str) -> str:
        """Return the cell without the spaces that `trim` removes."""
        if self.trim == "true":
            return cell.strip()
        if self.trim == "start":
            return cell.lstrip()
        return cell.rstrip() if self.trim == "end" else cell


def is_text(value: object) -> bool:
    """Return whether a value of metadata is a text."""
    return isinstance(value, str)


def is_flag(value: object) -> bool:
    """Return whether a value of metadata is true or false."""
    return isinstance(value, bool)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_encoding(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(codecs.lookup(value))
    except LookupError:
        return False


_CHECKS: dict[str, Callable[[object], bool]] = {
    "commentPrefix": lambda value: value is None or is_text(value),
    "delimiter": lambda value: isinstance(value, str) and len(value) == 1,
    "doubleQuote": is_flag,
    "encoding": _is_encoding,
    "header": is_flag,
    "headerRowCount": _is_count,
    "lineTerminators": lambda value: (
        is_text(value) or (isinstance(value, list) and all(is_text(each) for each in value))
    ),
    "quoteChar": lambda value: value is None or (isinstance(value, str) and len(value) == 1),
    "skipBlankRows": is_flag,
    "skipColumns": _is_count,
    "skipInitialSpace": is_flag,
    "skipRows": _is_count,
    "trim": lambda value: isinstance(value, bool) or value in ("true", "false", "start", "end"),
}
_FIELDS = {
    "commentPrefix": "comment",
    "delimiter": "delimiter",
    "doubleQuote": "double_quote",
    "encoding": "encoding",
    "quoteChar": "quote",
    "skipBlankRows": "skip_blank",
    "skipColumns": "skip_columns",
    "skipRows": "skip_rows",
}


def dialect(described: dict[str, Any], warn: Callable[[str], None]) -> Dialect:
    """Return the dialect that metadata describes; warn of values that cannot be used."""
    kept = {}
    for name, value in described.items():
        if name in _CHECKS and _CHECKS[name](value):
            kept[name] = value
        elif not name.startswith("@") and ":" not in name:
            warn(f"dialect: {name} cannot be {value!r}")
    found = replace(Dialect(), **{_FIELDS[name]: value for name, value in kept.items() if name in _FIELDS})
    rows = kept.get("headerRowCount", 1 if kept.get("header", True) else 0)
    trim = kept.get("trim", "start" if kept.get("skipInitialSpace") else "false")
    return replace(found, header_rows=rows, trim=str(trim).lower())
