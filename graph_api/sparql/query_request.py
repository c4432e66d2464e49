"""A query over one version, and the headers of every answer to it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version as release_of
from typing import NamedTuple

import orjson
import pyoxigraph

from graph_api.http.compression import takes_gzip
from graph_api.http.conditional import lifetime
from graph_api.http.negotiation import negotiate
from graph_api.sparql.parameters import QueryParameters
from graph_store.errors import NotAcceptable
from graph_store.formats import GRAPHS, TABLES, Format
from graph_store.snapshot import Snapshot
from graph_store.workers.query_workers import Query

_RELEASE = release_of("kennisgraaf")
_CHANGES_BY_ITSELF = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(|SERVICE")
_PERHAPS = ("NOW", "RAND", "UUID", "BNODE", "SERVICE")


class Accepted(NamedTuple):
    """The formats that a client accepts: the media types of a table and of a graph, and whether compressed."""

    table: str | None
    graph: str | None
    gzip: bool


class QueryRequest:
    """A query over a version, with the headers of its answer.

    `tag` is the answer's entity tag, from version, query, dataset and formats; None when a second run may give another
    answer. `key` is the cache key of the answer.
    """

    def __init__(self, snapshot: Snapshot, query: Query, *, by_number: bool = False) -> None:
        self.snapshot, self.query = snapshot, query
        version, self.key = snapshot.version, None
        self.tag = None if _changes_by_itself(query.text.upper()) else f'"{snapshot.mark}-{_digest(query)}"'
        self.headers = {"X-Dataset-Version": str(version), "Vary": "Accept", "Cache-Control": "no-store"}
        if self.tag is not None:
            self.key = snapshot.manifest.digest, self.tag, by_number, query.gzip
            self.headers |= {"ETag": self.tag, "Cache-Control": lifetime(by_number=by_number)}


def query_request(
    snapshot: Snapshot, parameters: QueryParameters, text: str, taken: Accepted, client: str
) -> QueryRequest:
    """Return the query in a request; the worker decides whether the answer is a table or a graph."""
    return QueryRequest(
        snapshot,
        Query(
            text=text,
            scope=parameters.scope,
            default=parameters.default,
            named=parameters.named,
            table=taken.table,
            graph=taken.graph,
            client=client,
            gzip=taken.gzip,
        ),
        by_number=parameters.moment.lasts,
    )


@lru_cache(256)
def accepted(accept: str, accept_encoding: str, asked: str | None) -> Accepted:
    """Return the formats that suit a client, by its headers and the `format` parameter; cached.

    Raises: NotAcceptable (406) when the client accepts neither a table nor a graph.
    """
    table, graph = (_choice(accept, offered, asked) for offered in (TABLES, GRAPHS))
    if table is None and graph is None:
        negotiate(accept, (*TABLES, *GRAPHS), asked)
    return Accepted(table, graph, takes_gzip(accept_encoding))


def _digest(query: Query) -> str:
    scope = query.scope.include, query.scope.synthetic
    engine = _RELEASE, pyoxigraph.__version__
    choice = query.text, scope, query.default, query.named, query.table, query.graph, engine
    return sha256(orjson.dumps(choice)).hexdigest()[:32]


def _choice(accept: str, offered: Sequence[Format], asked: str | None) -> str | None:
    try:
        return negotiate(accept, offered, asked).media_type
    except NotAcceptable:
        return None


def _changes_by_itself(text: str) -> bool:
    """Return whether a second run may give another answer; searching upper-case text for words is fast."""
    return any(word in text for word in _PERHAPS) and _CHANGES_BY_ITSELF.search(text) is not None
