"""`python -m bench.graphql_server STATE PORT [--stock]`: GraphQL alone, with plans or by the stock executor."""

import json
import sys
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph_api import graphql
from graph_api.graphql.asking import Asking
from graph_api.graphql.cache import FactsCache
from graph_api.graphql.schema import execute
from graph_api.problems import HANDLERS
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary

_FACTS = FactsCache()


async def stock(request: Request) -> Response:
    """What strawberry's own view does: the stock executor with its caches, the standard library's JSON."""
    body = json.loads(await request.body())
    return await run_in_threadpool(_stock, request.app.state.service, body)


def _stock(service: Service, body: dict[str, Any]) -> Response:
    asking = Asking(service.snapshot(), Vocabulary.load(), _FACTS, ("nl", "en"), service, max_cost=1e9)
    result = execute(asking, body["query"], plans=False)
    return Response(json.dumps({"data": result.data}), media_type="application/json")


async def ready(request: Request) -> Response:
    """Answer 200."""
    return Response(b"")


def main(state: Path, port: int, *, is_stock: bool) -> None:
    """Serve until told to end."""
    routes = [Route("/graphql", stock, methods=["POST"])] if is_stock else graphql.routes
    app = Starlette(routes=[Route("/readyz", ready), *routes], exception_handlers=HANDLERS)
    app.state.service = Service(ServiceSettings(data=state))
    uvicorn.run(app, port=port, log_level="error", access_log=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), is_stock="--stock" in sys.argv)
