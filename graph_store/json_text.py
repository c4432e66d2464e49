"""JSON from anybody: of bounded depth, so that whoever walks through it can recurse."""

import json
from typing import Any

MOST_LEVELS = 64
"""Lists and objects within one another."""


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text. Raises: ValueError for what is no JSON, or nests deeper than `MOST_LEVELS`."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise _too_deep() from None
    if is_deep(value):
        raise _too_deep()
    return value


def is_deep(value: object) -> bool:
    """Whether lists and objects nest deeper than `MOST_LEVELS`."""
    level, below = 0, [value]
    while below := [each for each in below if isinstance(each, dict | list)]:
        level += 1
        if level > MOST_LEVELS:
            return True
        below = [part for each in below for part in (each.values() if isinstance(each, dict) else each)]
    return False


def _too_deep() -> ValueError:
    return ValueError(f"lists and objects nest deeper than {MOST_LEVELS} levels")
