"""Linked data: every name leads to a document, in the form a client asks for."""

from starlette.routing import Route

from graph_api.linked_data.explain import explain
from graph_api.linked_data.graphs import context_document, graph_document, vocabulary_document
from graph_api.linked_data.rows import row_document, source_document
from graph_api.linked_data.things import thing_document, thing_redirect

routes = [
    Route("/id/{name:path}", thing_redirect),
    Route("/doc/{name:path}", thing_document),
    Route("/row/{name:path}", row_document),
    Route("/source/{name:path}", source_document),
    Route("/graph/{name:path}", graph_document),
    Route("/ns", vocabulary_document),
    Route("/ns.{suffix}", vocabulary_document),
    Route("/ns/context.jsonld", context_document),
    Route("/explain", explain),
]

__all__ = ["routes"]
