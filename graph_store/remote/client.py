"""Requests to a SPARQL 1.1 server, and the error for each way in which it fails.

Sources: https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-http-rdf-update/
"""

import logging
import urllib.request
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from graph_store.errors import GraphError, StoreFailed, StoreRefuses, StoreUnreachable
from graph_store.no_redirects import NoRedirects
from graph_store.remote.dialects import dialect_of
from graph_store.text import Text

_log = logging.getLogger(__name__)

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"

_UPDATE = "application/sparql-update"
_SHOWN = 200
"""Characters of an answer that a message shows."""


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """The addresses of a server for queries, updates and whole graphs, and the name and password for all of them.

    Without an address for whole graphs, they are sent as updates. `copies`: the state folder keeps a copy of each
    version; without one, the server has the only copy.
    """

    query: str
    update: str
    graphs: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    copies: bool = True

    def as_mapping(self) -> dict[str, Any]:
        """Return it for a message to another process."""
        return asdict(self)

    @classmethod
    def of(cls, mapping: Mapping[str, Any] | None) -> "StoreAddress | None":
        """Return the address in a message; None if there is none."""
        return cls(**mapping) if mapping else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The headers of an answer, by their names in small letters, and its body."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def server(self) -> str:
        """Return what the server calls itself; empty if it does not say."""
        return self.headers.get("server", "")

    @property
    def media_type(self) -> str:
        """Return the media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class StoreClient:
    """A client of one server. It follows no redirect, because name and password are meant for one host."""

    def __init__(self, address: StoreAddress, timeout_s: float) -> None:
        """Store the address; `timeout_s` is the time that the server may be silent."""
        self.address, self._timeout_s = address, timeout_s
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        if address.user:
            for url in filter(None, (address.query, address.update, address.graphs)):
                known.add_password(None, url, address.user, address.password)
        self._opener = urllib.request.build_opener(
            NoRedirects, urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)
        )

    def query(self, text: str, accept: str = JSON, most: int | None = None, *, in_pages: bool = False) -> Answer:
        """Return the answer to a query, in the one media type `accept`; `in_pages`, it may have the first rows only.

        Raises: StoreUnreachable (503); StoreRefuses (502), also if the answer lacks rows; StoreFailed (502), also if it
        is longer than `most` bytes.
        """
        body = urlencode({"query": text}).encode()
        answer = self._send(self.address.query, body, "application/x-www-form-urlencoded", accept, most)
        if answer.media_type != accept:
            raise StoreFailed(
                "{url} answers with {found} where {accept} was asked: {start}",
                url=self.address.query,
                found=answer.media_type or Text("no media type"),
                accept=accept,
                start=_start(answer.body),
            )
        dialect = dialect_of(answer.server)
        if dialect.is_cut(answer.headers) and not (in_pages and dialect.most_rows(answer.headers)):
            raise StoreRefuses("{url} leaves out rows of an answer.", url=self.address.query)
        return answer

    def update(self, text: str) -> None:
        """Run an update. Raises: StoreUnreachable (503); StoreRefuses, StoreFailed (502)."""
        self._send(self.address.update, text.encode(), _UPDATE, "*/*")

    def load(self, graph: NamedNode, lines: bytes) -> None:
        """Add triples, as canonical N-Triples, to a graph. Raises: StoreUnreachable (503); StoreFailed (502)."""
        if self.address.graphs:
            url = f"{self.address.graphs}?{urlencode({'graph': graph.value})}"
            self._send(url, lines, N_TRIPLES, "*/*")
        else:
            self.update(f"INSERT DATA {{ GRAPH {graph} {{\n{lines.decode()}}} }}")

    def _send(self, url: str, body: bytes, media_type: str, accept: str, most: int | None = None) -> Answer:
        headers = {"Content-Type": media_type, "Accept": accept}
        request = urllib.request.Request(url, body, headers)  # noqa: S310 - the setting takes http addresses only
        try:
            with self._opener.open(request, timeout=self._timeout_s) as found:
                content = found.read() if most is None else found.read(most + 1)
                if most is not None and len(content) > most:
                    raise StoreFailed("The answer of {url} is longer than {most} bytes.", url=url, most=most)
                return Answer({name.lower(): value for name, value in found.headers.items()}, content)
        except HTTPError as fault:
            with fault:
                told = _start(fault.read(_SHOWN))
            raise StoreRefuses("{url} answers {status}: {told}", url=url, status=fault.code, told=told) from fault
        except ConnectionError as fault:
            raise StoreUnreachable("{url} cannot be reached: {fault}", url=url, fault=fault) from fault
        except HTTPException as fault:
            raise StoreFailed("The answer of {url} is cut off: {fault}", url=url, fault=repr(fault)) from fault
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "reason", fault)
            raise StoreUnreachable("{url} cannot be reached: {fault}", url=url, fault=reason) from fault


def unreadable(fault: GraphError) -> GraphError:
    """Return the error for a reader, who does not see the address of the server; the log has what happened."""
    _log.warning("the store could not be read: %s", fault)
    return type(fault)(
        Text("The store of the facts cannot be read now. The log of the service says why; try again later.")
    )


def _start(body: bytes) -> str:
    return " ".join(body[:_SHOWN].decode("utf-8", "replace").split())
