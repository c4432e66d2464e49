"""The answer of the query address without a query: a form for browsers, else a description of service and dataset.

Sources: https://www.w3.org/TR/sparql11-service-description/ · https://www.w3.org/TR/void/
"""

import contextlib
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from hashlib import sha256

import orjson
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import negotiate, prefers
from graph_api.service import Service, ServiceSettings
from graph_api.site.console import sparql_console
from graph_api.sparql.parameters import QueryParameters
from graph_store.counts import graph_names
from graph_store.formats import GRAPHS, HTML, TABLES, serialise
from graph_store.snapshot import Snapshot
from graph_store.workers.functions import functions
from graph_store.workers.query_workers import Query
from ontology.namespaces import RDF_TYPE, RDFS_COMMENT, RDFS_LABEL, prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
GEOF = "http://www.opengis.net/def/function/geosparql/"

_KEPT = 4
_RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)
_FUNCTIONS = ("distance", "sfContains", "sfDisjoint", "sfIntersects", "sfWithin")
_CLASSES = "SELECT ?name (COUNT(?s) AS ?count) { ?s a ?name } GROUP BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(*) AS ?count) { ?s ?name ?o } GROUP BY ?name"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?count) { ?s ?p ?o }"


async def describe(request: Request, snapshot: Snapshot, parameters: QueryParameters) -> Response:
    """Answer with the form for a browser, with RDF for other clients.

    Raises: NotAcceptable (406).
    """
    service: Service = request.app.state.service
    pages = () if service.settings.plain else (HTML,)
    chosen = negotiate(request.headers.get("accept", ""), (*GRAPHS, *pages), parameters.format)
    if chosen is HTML:
        return sparql_console(request)
    address = str(request.url.replace(query=""))
    choice = chosen.name, address, snapshot.manifest.digest, service.settings
    tag = f'"{snapshot.mark}-sd-{sha256(repr(choice).encode()).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "X-Dataset-Version": str(snapshot.version),
        "Vary": "Accept, Host",
        "Cache-Control": "no-cache",
        "Content-Type": chosen.content_type,
    }
    same = unchanged(request, headers)
    if same is not None:
        return same
    triples = [*await _description(service, snapshot), *_address(snapshot, address)]
    return Response(serialise(triples, chosen, _prefixes(snapshot)), headers=headers)


def _address(snapshot: Snapshot, address: str) -> Iterator[Triple]:
    """Give the address at which the service was reached, in addition to the published one."""
    with contextlib.suppress(ValueError):
        yield Triple(NamedNode(f"{snapshot.graphs.base}sparql"), _sd("endpoint"), NamedNode(address))


def for_people(method: str, accept: str, parameters: QueryParameters) -> bool:
    """Return whether a query was opened as an address in a browser; the console then shows and runs it."""
    return method != "POST" and parameters.format is None and not parameters.explain and _prefers_a_page(accept)


@lru_cache(256)
def _prefers_a_page(accept: str) -> bool:
    return prefers(accept, HTML, *TABLES, *GRAPHS)


def _prefixes(snapshot: Snapshot) -> dict[str, str]:
    return {**prefixes(snapshot.graphs.base), "sd": SD, "void": VOID, "format": FORMATS, "geof": GEOF}


async def _description(service: Service, snapshot: Snapshot) -> tuple[Triple, ...]:
    """Return the triples that do not depend on the request, computed once per version."""
    digest = snapshot.manifest.digest
    if digest not in service.described:
        settings = service.settings
        counted = [each async for each in _partitions(service, snapshot, _part(snapshot, "default-graph"))]
        while len(service.described) >= _KEPT:
            service.described.pop(next(iter(service.described)))
        service.described[digest] = (*_service(snapshot, settings), *_dataset(snapshot, settings), *counted)
    return service.described[digest]


def _service(snapshot: Snapshot, settings: ServiceSettings) -> Iterator[Triple]:
    service = NamedNode(f"{snapshot.graphs.base}sparql")
    yield Triple(service, RDF_TYPE, NamedNode(f"{SD}Service"))
    yield Triple(service, RDFS_LABEL, Literal("Kennisgraaf SPARQL 1.1 query service", language="en"))
    yield Triple(service, RDFS_COMMENT, Literal(_limits(settings), language="en"))
    yield Triple(service, _sd("endpoint"), service)
    for name in ("SPARQL11Query", "SPARQL11Update"):
        yield Triple(service, _sd("supportedLanguage"), _sd(name))
    if settings.service_allow:
        yield Triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
    if settings.plain:
        yield Triple(service, _sd("feature"), _sd("EmptyGraphs"))
    yield Triple(service, _sd("defaultDataset"), _part(snapshot, "dataset"))
    for name in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name))
    for function in (*(NamedNode(GEOF + name) for name in _FUNCTIONS), *functions(snapshot.graphs.base)):
        yield Triple(service, _sd("extensionFunction"), function)
        yield Triple(function, RDF_TYPE, _sd("Function"))


def _limits(settings: ServiceSettings) -> str:
    hosts = ", ".join(settings.service_allow)
    remote = (
        f"SERVICE and LOAD reach {hosts} and no other host. " if hosts else "SERVICE and LOAD reach no other host. "
    )
    told = (
        f"A query may take {settings.query_timeout_s:g} s and {settings.query_memory_mb} MB, and return "
        f"{settings.max_rows} rows and {settings.max_answer_mb:g} MB; above a limit the answer is an error, never "
        f"cut. Long queries of one client may take {settings.client_budget_s:g} s a minute (0: no limit). {remote}"
        "?version=N reads an older version of the data, ?document=KEY the data as of an older document."
    )
    facts = " ?include=asserted|inferred|all and ?synthetic=true choose the facts of the default graph."
    return told if settings.plain else told + facts


def _dataset(snapshot: Snapshot, settings: ServiceSettings) -> Iterator[Triple]:
    dataset, default = _part(snapshot, "dataset"), _part(snapshot, "default-graph")
    for kind in (f"{SD}Dataset", f"{VOID}Dataset"):
        yield Triple(dataset, RDF_TYPE, NamedNode(kind))
    yield Triple(dataset, _void("sparqlEndpoint"), NamedNode(f"{snapshot.graphs.base}sparql"))
    yield Triple(dataset, NamedNode("http://purl.org/dc/terms/license"), NamedNode(settings.data_licence))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield from _graph(default, snapshot.count(DefaultGraph()))
    for name in sorted(graph_names(snapshot.manifest.graphs)):
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


async def _partitions(service: Service, snapshot: Snapshot, graph: NamedNode) -> AsyncIterator[Triple]:
    """Give the number of uses of each class and property, in VoID."""
    subjects = [row async for row in _rows(service, snapshot, _SUBJECTS)]
    yield Triple(graph, _void("distinctSubjects"), _integer(subjects[0]["count"]["value"]))
    for query, part, of, counted in (
        (_CLASSES, "classPartition", "class", "entities"),
        (_PROPERTIES, "propertyPartition", "property", "triples"),
    ):
        rows = [row async for row in _rows(service, snapshot, query) if row["name"]["type"] == "uri"]
        yield Triple(graph, _void("classes" if of == "class" else "properties"), Literal(len(rows)))
        for row in rows:
            name = NamedNode(row["name"]["value"])
            digest = sha256(f"{part} {name}".encode()).hexdigest()[:20]
            partition = NamedNode(f"{snapshot.graphs.base}.well-known/genid/{digest}")
            yield Triple(graph, _void(part), partition)
            yield Triple(partition, _void(of), name)
            yield Triple(partition, _void(counted), _integer(row["count"]["value"]))


async def _rows(service: Service, snapshot: Snapshot, query: str) -> AsyncIterator[dict[str, dict[str, str]]]:
    """Give the rows of one of our queries from a worker; this process need not hold the version in memory."""
    answer = await service.workers.run(snapshot, Query(query, client="the description"))
    for row in orjson.loads(await answer.read())["results"]["bindings"]:
        yield row


def _integer(text: str) -> Literal:
    return Literal(int(text))


def _part(snapshot: Snapshot, name: str) -> NamedNode:
    return NamedNode(f"{snapshot.graphs.base}sparql#{name}")


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(VOID + name)
