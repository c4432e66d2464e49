"""Print for people (tables) and for programs (JSON)."""

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated

from cyclopts import Parameter

from kennisgraaf.cli.language import say

JsonFlag = Annotated[bool, Parameter(name="--json", help="Print JSON instead of text.")]
"""The option `--json` of every command that reports something."""


def print_json(value: object) -> None:
    """Print one value as indented JSON; dataclasses, dates and paths are supported."""
    import orjson

    print(orjson.dumps(value, default=str, option=orjson.OPT_INDENT_2).decode())


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under a header, with columns as wide as needed; numbers are aligned right."""
    texts = [tuple(head), *(tuple("" if cell is None else str(cell) for cell in row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        print("  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def heads(names: Iterable[str]) -> list[str]:
    """Return the heads of columns in the language of the command."""
    return [say(f"column_{name}") for name in names]


def complain(sentence: str) -> None:
    """Print one line about a problem on standard error."""
    print(sentence, file=sys.stderr)


def _pad(cell: str, width: int) -> str:
    return cell.rjust(width) if cell.lstrip("-").replace(".", "", 1).isdigit() else cell.ljust(width)
