"""The Graph Store Protocol: read, replace, extend or delete a graph as a document.

Source: https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from uuid import uuid4

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.compression import takes_gzip
from graph_api.http.conditional import lifetime, unchanged
from graph_api.http.negotiation import format_for
from graph_api.http.query_parameters import moment_of, scope_of
from graph_api.http.request_limits import while_connected
from graph_api.service import Service
from graph_api.sparql.parameters import in_address
from graph_api.sparql.responses import CONTENT_TYPES, client_of, head, response
from graph_api.writing.preconditions import tag_of
from graph_api.writing.receiving import check_triples
from graph_api.writing.write_requests import answer, received, write, writer
from graph_store.errors import BadRequest, MethodNotAllowed, NotFound
from graph_store.formats import GRAPHS
from graph_store.graphs import Scope
from graph_store.workers.query_workers import Query

_FACTS = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


async def graph_store(request: Request) -> Response:
    """Answer with a graph, or change it and answer with the new version.

    The graph is named by `?graph=`, is the default graph with `?default`, or is named by the address of the request.
    `include` and `synthetic` choose the facts of the default graph.
    Raises: BadRequest (400), Unauthorized (401), Forbidden (403), NotFound (404), MethodNotAllowed (405),
    NotAcceptable (406), GraphOwned, ReadOnlyReplica (409), PreconditionFailed (412), TooLarge (413),
    UnsupportedMediaType (415), and what a write raises.
    """
    graph = _graph(request)
    if request.method in ("GET", "HEAD"):
        return await _read(request, graph)
    return await _write(request, graph)


async def _read(request: Request, graph: str | None) -> Response:
    service: Service = request.app.state.service
    if graph is None:
        raise BadRequest("Name the graph: ?default, or ?graph= and its IRI.")
    pairs = in_address(request)
    moment, scope = moment_of(pairs, first=0), scope_of(pairs)
    snapshot = await service.version(*moment)
    chosen = format_for(request, GRAPHS)
    if graph and not snapshot.holds(NamedNode(graph)):
        raise NotFound("There is no graph <{graph}> in version {shown}.", graph=graph, shown=snapshot.shown)
    scope = Scope() if graph else scope
    facts = f"{scope.include}-{scope.synthetic}-" if scope != Scope() else ""
    headers = {
        "ETag": tag_of(snapshot.mark, graph, facts + chosen.name),
        "X-Dataset-Version": str(snapshot.version),
        "Vary": "Accept",
        "Cache-Control": lifetime(by_number=moment.lasts),
    }
    same = unchanged(request, headers)
    if same is not None:
        return same
    if request.method == "HEAD":
        return head({**headers, "Content-Type": CONTENT_TYPES[chosen.media_type]})
    is_union = scope == Scope(synthetic=True)  # of graphs in one store; a view has them as one graph
    query = Query(
        text=_FACTS if is_union else "", scope=scope, default=(graph,) if graph else (), dump=not is_union,
        graph=chosen.media_type, client=client_of(request), gzip=takes_gzip(request.headers.get("accept-encoding", "")),
    )  # fmt: skip
    read = await while_connected(request, service.workers.run(snapshot, query))
    return response(request.scope, read, headers)


async def _write(request: Request, graph: str | None) -> Response:
    service: Service = request.app.state.service
    writer(request, "store")
    if graph is None:
        if request.method != "POST":
            raise MethodNotAllowed("{method} needs a graph: ?default, or ?graph= and its IRI.", method=request.method)
        graph = f"{service.settings.base}store/{uuid4()}"
    async with received(request, service.settings.max_upload_mb) as (parts, sha256):
        if request.method == "DELETE":
            parts = []
        for part in parts:
            check_triples(part)
        written = await write(request, request.method, "store", graph=graph, parts=parts, sha256=sha256)
    if written.created:
        return answer(written, 201, {"Location": graph})
    return answer(written)


def _graph(request: Request) -> str | None:
    """Return the IRI of the graph, "" for the default graph, None when the request names no graph.

    Raises: BadRequest (400).
    """
    path, names = request.path_params.get("name", ""), request.query_params.getlist("graph")
    is_default = "default" in request.query_params
    if bool(path) + bool(names) + is_default > 1 or len(names) > 1:
        raise BadRequest("Name one graph: ?default, or ?graph= and its IRI.")
    if path:
        service: Service = request.app.state.service
        return _checked(f"{service.settings.base}store/{path}")
    if names:
        return _checked(names[0])
    return "" if is_default else None


def _checked(iri: str) -> str:
    try:
        return NamedNode(iri).value
    except ValueError as fault:
        raise BadRequest("{iri!r} is not an absolute IRI; name the graph by one.", iri=iri[:200]) from fault
