"""JSON from clients, with a limit on its depth so that recursive code can process it."""

import json
import mmap
import re
from pathlib import Path
from typing import Any

MOST_LEVELS = 64
"""Most levels of nested lists and objects."""

MOST_LEVELS_OF_RDF = 500
"""The same for JSON-LD, where the engine's time grows with the square of the depth."""

_PART = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text. Raises: ValueError if it is not JSON, or nests deeper than `MOST_LEVELS`."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise _too_deep() from None
    if is_deep(value):
        raise _too_deep()
    return value


def is_deep(value: object) -> bool:
    """Tell whether lists and objects nest deeper than `MOST_LEVELS`."""
    level, below = 0, [value]
    while below := [each for each in below if isinstance(each, dict | list)]:
        level += 1
        if level > MOST_LEVELS:
            return True
        below = [part for each in below for part in (each.values() if isinstance(each, dict) else each)]
    return False


def check_depth(file: Path) -> None:
    """Check that a JSON file nests at most `MOST_LEVELS_OF_RDF` levels. Raises: SyntaxError with line and column."""
    if not file.stat().st_size:
        return
    level = 0
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for found in _PART.finditer(content):
            level += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(found[0], 0)
            if level > MOST_LEVELS_OF_RDF:
                before = content[: found.start()]
                place = (before.count(b"\n") + 1, found.start() - before.rfind(b"\n"))
                message = f"lists and objects nest deeper than {MOST_LEVELS_OF_RDF} levels"
                raise SyntaxError(message, (str(file), *place, None))


def _too_deep() -> ValueError:
    return ValueError(f"lists and objects nest deeper than {MOST_LEVELS} levels")
