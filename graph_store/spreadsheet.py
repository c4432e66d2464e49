"""Safe CSV for spreadsheets: no cell runs as a formula, and a number stays a number.

This rule applies to tables for people: lists and reports of the site, `?format=spreadsheet` of a named question and
the export of the quarantine. Tables for programs hold the data unchanged: SPARQL results, `?format=csv` of a named
question, dumps and `export`.
Source: https://owasp.org/www-community/attacks/CSV_Injection
"""

import re

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?(?:\d[\d., ]*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|INF)", re.ASCII)
"""Lexical forms of `xsd` numbers, Belgian numbers and telephone numbers."""


def guarded(cell: str) -> str:
    """Return the cell, with a quote before it if a spreadsheet would run it as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def guarded_list(values: list[str], between: str) -> str:
    """Join values into one cell; a list of numbers stays as it is."""
    joined = between.join(values)
    return joined if all(map(_NUMBER.fullmatch, values)) else guarded(joined)
