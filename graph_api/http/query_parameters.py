"""The values of parameters in an address that several interfaces take: switches, numbers, and the facts to include."""

from graph_store.errors import BadRequest
from graph_store.graphs import Include
from graph_store.whole_numbers import whole_number

_LONGEST_NUMBER = 12
_SHOWN = 40


def switch(name: str, text: str) -> bool:
    """Return the value of a switch. Raises: BadRequest (400) when it is neither true nor false."""
    match text.lower():
        case "true":
            return True
        case "false":
            return False
    raise BadRequest(f"{name}={text[:_SHOWN]!r} is not accepted; it takes true or false.")


def bounded_number(name: str, text: str, *, least: int, takes: str) -> int:
    """Return a number of at most twelve digits. Raises: BadRequest (400) with what the parameter takes."""
    number = whole_number(text) if len(text) <= _LONGEST_NUMBER else None
    if number is None or number < least:
        raise BadRequest(f"{name}={text[:_SHOWN]!r} is not accepted; it takes {takes}.")
    return number


def included(text: str) -> Include:
    """Return the facts to include. Raises: BadRequest (400)."""
    try:
        return Include(text.lower())
    except ValueError as fault:
        raise BadRequest(f"include={text[:_SHOWN]!r} is not accepted; it takes asserted, inferred or all.") from fault
