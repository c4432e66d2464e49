"""`python -m bench.graphql_server STATE PORT [--stock]`: GraphQL alone, ours or strawberry's own view."""

import sys
from pathlib import Path
from typing import Any

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from graph_api import graphql
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.operation_directives import DIRECTIVES
from graph_api.graphql.query_type import query_type
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import CONFIG
from graph_api.graphql.schema_types import SchemaTypes
from graph_api.http.problems import HANDLERS
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary

_FACTS = FactsCache()


class Stock(GraphQL[Any, Any]):
    """Strawberry's own view with its caches, over the same types and the same columns."""

    def __init__(self, service: Service) -> None:
        made, caches = SchemaTypes(Vocabulary.load()), [ParserCache, ValidationCache]
        query = query_type(made)
        schema = strawberry.Schema(query, directives=DIRECTIVES, types=made.objects, config=CONFIG, extensions=caches)
        schema.directives = ()  # our fields read them; strawberry's extension would look for them at every field
        super().__init__(schema)
        self._service = service

    async def get_context(self, request: Any, response: Any) -> Any:
        """Return the context that our fields need."""
        service = self._service
        return RequestContext(service.snapshot(), Vocabulary.load(), _FACTS, ("nl", "en"), service, max_cost=1e9)


async def ready(request: Request) -> Response:
    """Answer 200."""
    return Response(b"")


def main(state: Path, port: int, *, is_stock: bool) -> None:
    """Serve until the process is terminated."""
    service = Service(ServiceSettings(data=state))
    routes = [Route("/graphql", Stock(service))] if is_stock else graphql.routes
    app = Starlette(routes=[Route("/readyz", ready), *routes], exception_handlers=HANDLERS)
    app.state.service = service
    uvicorn.run(app, port=port, log_level="error", access_log=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), is_stock="--stock" in sys.argv)
