"""The choices in a request: version, document, facts and language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.http.query_parameters import bounded_number, moment_of, scope_of, switch
from graph_api.moments import Moment
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Labels
from graph_api.site.language import Reader, reader
from graph_api.site.shown_documents import ShownDocument, named_document
from graph_store.columns import Column
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.namespaces import ENDED_BY, kg

Listed = TypeVar("Listed", bound=Term)

_KEPT = ("lang", "version", "document", "include", "synthetic", "ended")


@dataclass(frozen=True, slots=True)
class RequestView:
    """The choices of one request; `snapshot` is the data of its moment."""

    snapshot: Snapshot
    scope: Scope
    reader: Reader
    addresses: Addresses
    moment: Moment
    ended: bool = False
    """Whether lists also show what has ended."""

    @property
    def endings(self) -> Column:
        """The things that have ended, each with the document that no longer lists it."""
        return self.snapshot.columns(self.scope.whole).objects(kg(ENDED_BY, self.addresses.base))

    def labels(self) -> Labels:
        """Return new labels of the facts and language of the request."""
        return Labels(self.snapshot, self.scope, self.reader.order, self.reader.language)

    def listed(self, things: Iterable[Listed]) -> list[Listed]:
        """Return the things that lists show: without those that have ended, unless the request asks for them."""
        gone = {} if self.ended else self.endings
        return [each for each in things if each not in gone]

    def members(self, cls: NamedNode) -> list[NamedNode]:
        """Return the members of a class that lists show, in the order of their IRIs."""
        return self.listed(self.snapshot.columns(self.scope).instances(cls))

    @property
    def as_of(self) -> ShownDocument | None:
        """Return the document that the request chooses, None if it chooses none."""
        name = self.moment.document
        return named_document(self.snapshot, name, self.reader, self.addresses) if name else None


def request_view(request: Request) -> RequestView:
    """Read `version`, `document`, `include`, `synthetic`, `ended` and `lang`; call it in a thread.

    Raises: BadRequest (400) for a value that is not accepted; UnknownVersion, UnknownDocument (404); NoVersion,
    ViewBuilding (503).
    """
    service = request.app.state.service
    pairs = request.query_params.multi_items()
    moment, scope = moment_of(pairs), scope_of(pairs)
    kept = {name: request.query_params[name] for name in _KEPT if name in request.query_params}
    who = reader(request, service.settings.languages)
    snapshot: Snapshot = service.snapshot(*moment)
    return RequestView(snapshot, scope, who, Addresses(snapshot.graphs.base, kept), moment, flag(request, "ended"))


def page_number(request: Request) -> int:
    """Return the number in `?page=`, or 1 without it.

    Raises: BadRequest (400) when it is not a positive number.
    """
    return bounded_number("page", request.query_params.get("page", "1"), least=1, takes="a positive whole number")


def flag(request: Request, name: str) -> bool:
    """Return a choice that is off by default. Raises: BadRequest (400) when it is neither true nor false."""
    return switch(name, request.query_params.get(name, "false"))
