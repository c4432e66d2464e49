"""The content of the sets of graphs in a store, read without the code that wrote it."""

from contextlib import suppress
from typing import Any, TypeAlias, cast

import orjson
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryResultsFormat, QuerySolutions, parse_query_results

from graph_store.errors import StoreRefuses
from graph_store.graphs import DEFAULT_BASE
from graph_store.remote.client import Answer, StoreAddress, StoreClient
from graph_store.remote.dialects import dialect_of
from graph_store.remote.graph_names import GraphNames, Letter
from graph_store.snapshot import Snapshot

Row: TypeAlias = tuple[Any, Any, Any]


def published(address: StoreAddress) -> dict[str, str]:
    """Return what the store says about the published set."""
    answer = StoreClient(address, 60).query("SELECT ?p ?o { GRAPH <urn:kennisgraaf:published> { ?s ?p ?o } }")
    rows = orjson.loads(answer.body)["results"]["bindings"]
    return {row["p"]["value"].rpartition(":")[2]: row["o"]["value"] for row in rows}


def quads(address: StoreAddress, letter: Letter, base: str = DEFAULT_BASE) -> set[Quad]:
    """Return the quads of a set, under the names that the graphs have in the version."""
    client, prefix = StoreClient(address, 120), GraphNames(base, letter).prefix
    names = orjson.loads(client.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").body)[
        "results"
    ]["bindings"]
    found = set()
    for name in (row["g"]["value"] for row in names):
        if name.startswith(prefix):
            own = name.removeprefix(prefix)
            graph = DefaultGraph() if own == "default" else NamedNode(own)
            found |= {Quad(*row, graph) for row in _rows(client, name)}
    return found


def _rows(client: StoreClient, graph: str) -> list[Row]:
    """Return the triples of a graph: in one answer or, if that is cut off, predicate by predicate."""
    with suppress(StoreRefuses):
        return _parsed(client.query(f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"))
    counted = f"SELECT ?p (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} GROUP BY ?p"
    names = [row["p"]["value"] for row in orjson.loads(client.query(counted).body)["results"]["bindings"]]
    asked = (f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} FILTER(?p = <{name}>) }}" for name in names)
    return [row for each in asked for row in _parsed(client.query(each))]


def _parsed(answer: Answer) -> list[Row]:
    body = dialect_of(answer.server).mended(answer.body)
    rows = cast(QuerySolutions, parse_query_results(body, format=QueryResultsFormat.JSON))
    return [(row["s"], row["p"], row["o"]) for row in rows]


def held(snapshot: Snapshot) -> set[Quad]:
    """Return the quads of a version."""
    return set(snapshot.disk)
