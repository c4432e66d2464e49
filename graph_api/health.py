"""Health checks: the process is alive, and the service can answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graph_api.http.problems import problem, problem_fields
from graph_store.errors import GraphError, StoreUnavailable

_HEADERS = {"Cache-Control": "no-store"}


async def healthz(request: Request) -> Response:
    """Answer 200 as long as the process runs."""
    return JSONResponse({"alive": True}, headers=_HEADERS)


async def readyz(request: Request) -> Response:
    """Answer 200 with the version in service, else 503 with the reason why there is none."""
    try:
        snapshot = await request.app.state.service.version()
    except GraphError as error:
        fields = problem_fields(error) | {"status": StoreUnavailable.status, "ready": False}
        return problem(request, fields, _HEADERS)
    return JSONResponse({"ready": True, "version": snapshot.version}, headers=_HEADERS)


routes = [Route("/healthz", healthz), Route("/readyz", readyz)]
"""The routes of this module."""
