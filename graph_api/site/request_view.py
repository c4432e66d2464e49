"""The choices in a request: version, facts and language."""

from dataclasses import dataclass

from starlette.requests import Request

from graph_api.http.query_parameters import bounded_number, included, switch
from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader, reader
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot

_KEPT = ("lang", "version", "include", "synthetic")


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
    scope = Scope(included(request.query_params.get("include", Include.ALL)), flag(request, "synthetic"))
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
    return switch(name, request.query_params.get(name, "false"))


def _version(request: Request) -> int | None:
    return _positive(request, "version")


def _positive(request: Request, name: str) -> int | None:
    text = request.query_params.get(name)
    if text is None:
        return None
    return bounded_number(name, text, least=1, takes="a positive whole number")
