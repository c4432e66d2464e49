"""The values of parameters in an address that several interfaces take: switches, numbers, moments, facts to include."""

from collections.abc import Sequence

from graph_api.moments import Moment
from graph_store.errors import BadRequest
from graph_store.graphs import Include, Scope
from graph_store.whole_numbers import whole_number

Pairs = Sequence[tuple[str, str]]
"""The parameters of a request, in their order."""

_LONGEST_NUMBER = 12
_SHOWN = 40


def switch(name: str, text: str) -> bool:
    """Return the value of a switch. Raises: BadRequest (400) when it is neither true nor false."""
    match text.lower():
        case "true":
            return True
        case "false":
            return False
    raise BadRequest("{name}={text!r} is not accepted; it takes true or false.", name=name, text=text[:_SHOWN])


def bounded_number(name: str, text: str, *, least: int, takes: str) -> int:
    """Return a number of at most twelve digits. Raises: BadRequest (400) with what the parameter takes."""
    number = whole_number(text) if len(text) <= _LONGEST_NUMBER else None
    if number is None or number < least:
        raise BadRequest(
            "{name}={text!r} is not accepted; it takes {takes}.", name=name, text=text[:_SHOWN], takes=takes
        )
    return number


def all_of(pairs: Pairs, name: str) -> tuple[str, ...]:
    """Return every value of a parameter."""
    return tuple(value for key, value in pairs if key == name)


def one_of(pairs: Pairs, name: str) -> str | None:
    """Return the value of a parameter, which may be repeated. Raises: BadRequest (400) for two values."""
    values = all_of(pairs, name)
    if len(set(values)) > 1:
        raise BadRequest("There is more than one {name}; send one.", name=name)
    return values[0] if values else None


def moment_of(pairs: Pairs, *, first: int = 1) -> Moment:
    """Return the moment to read: `version`, from `first` on, and `document`. Raises: BadRequest (400)."""
    version, document = one_of(pairs, "version"), one_of(pairs, "document") or ""
    if version is None:
        return Moment(None, document)
    return Moment(
        bounded_number("version", version, least=first, takes="the number or the name of a version"), document
    )


def scope_of(pairs: Pairs) -> Scope:
    """Return the facts to include: `include` and `synthetic`. Raises: BadRequest (400)."""
    synthetic = switch("synthetic", one_of(pairs, "synthetic") or "false")
    return Scope(included(one_of(pairs, "include") or Include.ALL), synthetic)


def included(text: str) -> Include:
    """Return the facts to include. Raises: BadRequest (400)."""
    try:
        return Include(text.lower())
    except ValueError as fault:
        raise BadRequest(
            "include={text!r} is not accepted; it takes asserted, inferred or all.", text=text[:_SHOWN]
        ) from fault
