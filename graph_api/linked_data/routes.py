"""The routes of linked data: names and their documents, the vocabulary, the graphs, and explanations."""

from starlette.routing import Route

from graph_api.linked_data.explain import explain
from graph_api.linked_data.graph_documents import context_document, graph_document, vocabulary_document
from graph_api.linked_data.read_routes import reads
from graph_api.linked_data.row_documents import row_document, source_document
from graph_api.linked_data.thing_documents import thing_document, thing_redirect

routes: list[Route] = [
    *reads("/id/{name:path}", thing_redirect),
    *reads("/doc/{name:path}", thing_document),
    *reads("/row/{name:path}", row_document),
    *reads("/source/{name:path}", source_document),
    *reads("/graph/{name:path}", graph_document),
    *reads("/ns", vocabulary_document),
    *reads("/ns.{suffix}", vocabulary_document),
    *reads("/ns/context.jsonld", context_document),
    *reads("/explain", explain),
]
