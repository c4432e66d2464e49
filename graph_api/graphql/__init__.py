"""GraphQL over HTTP, with a schema made from the ontology."""

from starlette.routing import BaseRoute, Route

from graph_api.graphql.endpoint import endpoint, schema_json, schema_text
from graph_api.graphql.persisted_documents import folder_documents
from graph_api.graphql.schema import prepare

__all__ = ["folder_documents", "prepare", "routes"]

routes: list[BaseRoute] = [
    Route("/graphql", endpoint, methods=["GET", "POST", "PUT", "DELETE"]),
    Route("/graphql/schema.graphql", schema_text, methods=["GET"]),
    Route("/graphql/schema.json", schema_json, methods=["GET"]),
]
