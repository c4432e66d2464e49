"""The SPARQL 1.1 Protocol and the Graph Store Protocol, one file per operation."""

from starlette.routing import Route

from graph_api.sparql.graph_store_protocol import graph_store
from graph_api.sparql.query_operation import sparql
from graph_api.sparql.update_operation import update

_ON_GRAPHS = ["GET", "HEAD", "PUT", "POST", "DELETE"]

routes = [
    Route("/sparql", sparql, methods=["GET", "HEAD", "POST"]),
    Route("/update", update, methods=["POST"]),
    Route("/store", graph_store, methods=_ON_GRAPHS),
    Route("/store/{name:path}", graph_store, methods=_ON_GRAPHS),
]

__all__ = ["routes"]
