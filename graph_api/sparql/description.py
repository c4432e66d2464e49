"""What the query address says of itself: a form for people, else a description of service and dataset.

Sources: https://www.w3.org/TR/sparql11-service-description/ · https://www.w3.org/TR/void/
"""

import asyncio
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.plain_page import HEADERS as PAGE_HEADERS
from graph_api.service import Service, ServiceSettings
from graph_api.sparql.form import form
from graph_api.sparql.parameters import Asked
from graph_store.formats import GRAPHS, HTML, negotiate, serialise
from graph_store.snapshot import Snapshot
from ontology.terms import RDF_TYPE, RDFS_COMMENT, RDFS_LABEL, prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
GEOF = "http://www.opengis.net/def/function/geosparql/"

_LANGUAGE = NamedNode(f"{SD}SPARQL11Query")
_RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)
_FUNCTIONS = ("distance", "sfContains", "sfDisjoint", "sfIntersects", "sfWithin")
_CLASSES = "SELECT ?name (COUNT(?s) AS ?count) { ?s a ?name } GROUP BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(*) AS ?count) { ?s ?name ?o } GROUP BY ?name"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?count) { ?s ?p ?o }"


async def describe(request: Request, snapshot: Snapshot, asked: Asked) -> Response:
    """Answer the form to a browser, RDF to others.

    Raises: NotAcceptable (406).
    """
    service: Service = request.app.state.service
    chosen = negotiate(request.headers.get("accept", ""), (*GRAPHS, HTML), asked.format)
    if chosen is HTML:
        return Response(form(snapshot), headers={**PAGE_HEADERS, "Vary": "Accept", "Cache-Control": "no-cache"})
    tag = f'"{snapshot.version}-sd-{sha256(repr((chosen.name, service.settings)).encode()).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "X-Dataset-Version": str(snapshot.version),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Content-Type": chosen.content_type,
    }
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    triples = await asyncio.to_thread(_description, snapshot, service.settings)
    return Response(serialise(triples, chosen, _prefixes(snapshot)), headers=headers)


def _prefixes(snapshot: Snapshot) -> dict[str, str]:
    return {**prefixes(snapshot.graphs.base), "sd": SD, "void": VOID, "format": FORMATS, "geof": GEOF}


@lru_cache(maxsize=4)
def _description(snapshot: Snapshot, settings: ServiceSettings) -> tuple[Triple, ...]:
    return (*_service(snapshot, settings), *_dataset(snapshot, settings))


def _service(snapshot: Snapshot, settings: ServiceSettings) -> Iterator[Triple]:
    service = NamedNode(f"{snapshot.graphs.base}sparql")
    yield Triple(service, RDF_TYPE, NamedNode(f"{SD}Service"))
    yield Triple(service, RDFS_LABEL, Literal("Kennisgraaf SPARQL 1.1 query service", language="en"))
    yield Triple(service, RDFS_COMMENT, Literal(_limits(settings), language="en"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _LANGUAGE)
    yield Triple(service, _sd("defaultDataset"), _part(snapshot, "dataset"))
    for name in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name))
    for name in _FUNCTIONS:
        yield Triple(service, _sd("extensionFunction"), NamedNode(GEOF + name))
        yield Triple(NamedNode(GEOF + name), RDF_TYPE, _sd("Function"))


def _limits(settings: ServiceSettings) -> str:
    return (
        f"A query may take {settings.query_timeout_s:g} s and {settings.query_memory_mb} MB, and give "
        f"{settings.max_rows} rows; more is an error, never a shorter answer. SERVICE is not available. "
        "?include=asserted|inferred|all and ?synthetic=true choose the facts of the default graph, "
        "?version=N an older version of the data."
    )


def _dataset(snapshot: Snapshot, settings: ServiceSettings) -> Iterator[Triple]:
    dataset, default = _part(snapshot, "dataset"), _part(snapshot, "default-graph")
    for kind in (f"{SD}Dataset", f"{VOID}Dataset"):
        yield Triple(dataset, RDF_TYPE, NamedNode(kind))
    yield Triple(dataset, _void("sparqlEndpoint"), NamedNode(f"{snapshot.graphs.base}sparql"))
    yield Triple(dataset, NamedNode("http://purl.org/dc/terms/license"), NamedNode(settings.data_licence))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield from _graph(default, snapshot.count(DefaultGraph()))
    yield from _partitions(snapshot, default)
    for name in sorted(name for name in snapshot.manifest.graphs if ":" in name):
        yield from _named_graph(snapshot, dataset, NamedNode(name))


def _named_graph(snapshot: Snapshot, dataset: NamedNode, name: NamedNode) -> Iterator[Triple]:
    entry = NamedNode(f"{name.value}#named")
    yield Triple(dataset, _sd("namedGraph"), entry)
    yield Triple(entry, RDF_TYPE, _sd("NamedGraph"))
    yield Triple(entry, _sd("name"), name)
    yield Triple(entry, _sd("graph"), name)
    yield from _graph(name, snapshot.count(name))


def _graph(graph: NamedNode, triples: int) -> Iterator[Triple]:
    yield Triple(graph, RDF_TYPE, _sd("Graph"))
    yield Triple(graph, RDF_TYPE, _void("Dataset"))
    yield Triple(graph, _void("triples"), Literal(triples))


def _partitions(snapshot: Snapshot, graph: NamedNode) -> Iterator[Triple]:
    """How often each class and property occurs, as VoID has it."""
    yield Triple(graph, _void("distinctSubjects"), snapshot.select(_SUBJECTS)[0]["count"])
    for query, part, of, counted in (
        (_CLASSES, "classPartition", "class", "entities"),
        (_PROPERTIES, "propertyPartition", "property", "triples"),
    ):
        rows = snapshot.select(query)
        yield Triple(graph, _void("classes" if of == "class" else "properties"), Literal(len(rows)))
        for row in rows:
            digest = sha256(f"{part} {row['name']}".encode()).hexdigest()[:20]
            partition = NamedNode(f"{snapshot.graphs.base}.well-known/genid/{digest}")
            yield Triple(graph, _void(part), partition)
            yield Triple(partition, _void(of), row["name"])
            yield Triple(partition, _void(counted), row["count"])


def _part(snapshot: Snapshot, name: str) -> NamedNode:
    return NamedNode(f"{snapshot.graphs.base}sparql#{name}")


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(VOID + name)
