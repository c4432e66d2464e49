"""Writing many rows at once: from one column a response key to one dictionary a thing."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

Row = dict[str, Any]
Columns = Sequence[Sequence[Any]]


@lru_cache(maxsize=256)
def writer(width: int) -> Callable[..., Callable[[Columns], list[Row]]]:
    """Takes so many response keys, gives a function from columns to rows.

    It is compiled from source that holds numbered names only; the keys, which askers choose, are its arguments.
    """
    keys = ", ".join(f"k{n}" for n in range(width))
    cells = ", ".join(f"c{n}" for n in range(width))
    row = ", ".join(f"k{n}: c{n}" for n in range(width))
    source = f"lambda {keys}: lambda columns: [{{{row}}} for {cells}, in zip(*columns)]"
    made: Callable[..., Callable[[Columns], list[Row]]] = eval(source, {"__builtins__": {"zip": zip}})  # noqa: S307
    return made


def rows_of(keys: Sequence[str]) -> Callable[[Columns], list[Row]]:
    """The function from columns, one for each of the keys, of which there is one at least, to rows."""
    return writer(len(keys))(*keys)
