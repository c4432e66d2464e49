"""The SPARQL 1.1 Protocol, one operation a file."""

from starlette.routing import Route

from graph_api.sparql.query import sparql

routes = [Route("/sparql", sparql, methods=["GET", "HEAD", "POST"])]

__all__ = ["routes"]
