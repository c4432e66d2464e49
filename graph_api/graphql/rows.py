"""Writing of many rows at once: from one column per response key to one dictionary per thing."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

Row = dict[str, Any]
Columns = Sequence[Sequence[Any]]


@lru_cache(maxsize=256)
def writer(width: int) -> Callable[..., Callable[[Columns], list[Row]]]:
    """Return a function that takes `width` response keys and returns a function from columns to rows.

    It is compiled from source with numbered names only; the keys, which clients choose, are its arguments.
    """
    keys = ", ".join(f"k{n}" for n in range(width))
    cells = ", ".join(f"c{n}" for n in range(width))
    row = ", ".join(f"k{n}: c{n}" for n in range(width))
    source = f"lambda {keys}: lambda columns: [{{{row}}} for {cells}, in zip(*columns)]"
    made: Callable[..., Callable[[Columns], list[Row]]] = eval(source, {"__builtins__": {"zip": zip}})  # noqa: S307
    return made


def rows_of(keys: Sequence[str]) -> Callable[[Columns], list[Row]]:
    """Return the function from columns to rows, with one column for each key; there must be at least one key."""
    return writer(len(keys))(*keys)
