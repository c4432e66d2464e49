"""The choices in a request: version, facts and language."""

from dataclasses import dataclass

from starlette.requests import Request

from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader, reader
from graph_store.errors import BadRequest
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot

_KEPT = ("lang", "version", "include", "synthetic")
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class RequestView:
    """The choices of one request, and the published version they select."""

    snapshot: Snapshot
    scope: Scope
    reader: Reader
    addresses: Addresses
    newest: bool


def request_view(request: Request) -> RequestView:
    """Read `version`, `include`, `synthetic` and `lang`.

    Raises: BadRequest (400) for a value that is not accepted; UnknownVersion (404); NoVersion (503).
    """
    service = request.app.state.service
    number = _version(request)
    kept = {name: request.query_params[name] for name in _KEPT if name in request.query_params}
    scope = Scope(_include(request), flag(request, "synthetic"))
    who = reader(request, service.settings.languages)
    snapshot: Snapshot = service.snapshot(number)
    return RequestView(snapshot, scope, who, Addresses(snapshot.graphs.base, kept), number is None)


def page_number(request: Request) -> int:
    """Return the number in `?page=`, or 1 without it.

    Raises: BadRequest (400) when it is not a positive number.
    """
    return _positive(request, "page") or 1


def flag(request: Request, name: str) -> bool:
    """Return a choice that is off by default. Raises: BadRequest (400) when it is neither true nor false."""
    text = request.query_params.get(name, "false")
    if text.lower() not in {"true", "false"}:
        raise BadRequest(f"{name}={text[:40]!r} is not accepted; it takes true or false.")
    return text.lower() == "true"


def _version(request: Request) -> int | None:
    return _positive(request, "version")


def _positive(request: Request, name: str) -> int | None:
    text = request.query_params.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER and int(text) > 0):
        raise BadRequest(f"{name}={text[:40]!r} is not accepted; it takes a positive whole number.")
    return int(text)


def _include(request: Request) -> Include:
    text = request.query_params.get("include", Include.ALL)
    try:
        return Include(text.lower())
    except ValueError as fault:
        raise BadRequest(f"include={text[:40]!r} is not accepted; it takes asserted, inferred or all.") from fault
