"""The whole service on one page: its resources, its routes and its error handlers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from graph_api import catalogue, comparison, graphql, health, metrics, questions, replication, sparql, uploads
from graph_api.access_log import LoggedRequests
from graph_api.http.compression import Compression
from graph_api.http.cors import CrossOriginReads
from graph_api.http.pinned_versions import PinnedVersions
from graph_api.http.problems import HANDLERS
from graph_api.http.security import SecurityHeaders
from graph_api.linked_data.routes import routes as linked_data_routes
from graph_api.own_folder import OwnFolder
from graph_api.page_warm_up import rehearse
from graph_api.reference_pages import reference_pages
from graph_api.service import Service, ServiceSettings
from graph_api.serving_processes import TELL_S, ServingProcesses
from graph_api.site.error_page import error_page
from graph_api.site.manual import Manual
from graph_api.site.pages import prepare as prepare_pages
from graph_api.site.routes import routes as site_routes
from graph_api.version_warm_up import keep_ready
from graph_store.snapshot import Snapshot
from ontology.graph_folder import graph_folder


def _nothing() -> None:
    """Do nothing: the default for callers that do not need to know when the service is warm."""


PLAIN_ROUTES: list[BaseRoute] = [*health.routes, *metrics.routes, *sparql.routes]
"""The routes of a bare SPARQL server."""

_ROUTES: list[BaseRoute] = [
    *PLAIN_ROUTES,
    *graphql.routes,
    *linked_data_routes,
    *catalogue.routes,
    *comparison.routes,
    *uploads.routes,
    *questions.routes,
    *replication.routes,
]


def routes(base: str) -> list[BaseRoute]:
    """Return the routes of the full service. Raises: BadSetting (400) for a wrong name in the graph folder's file."""
    return [*_ROUTES, *site_routes(base)]


def create_app(
    settings: ServiceSettings, when_warm: Callable[[], None] = _nothing, processes: ServingProcesses | None = None
) -> Starlette:
    """Return the service for one state folder; it calls `when_warm` after the warm-up and when a new version is ready.

    `processes` are those that serve beside this one, if there are any.
    Raises: StateFormat, OtherBase, Damaged (500); BadSetting (400) for a wrong file of the graph folder.
    """
    return app_of(Service(settings, processes), when_warm)


def app_of(service: Service, when_warm: Callable[[], None] = _nothing) -> Starlette:
    """Return the HTTP application of an existing service.

    Raises: BadSetting (400) for a wrong file of persisted documents.
    """
    if not service.settings.plain:
        graphql.folder_documents()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tasks = {asyncio.ensure_future(_warm(app, service, when_warm)), asyncio.ensure_future(_tell(service))}
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            await service.close()

    app = Starlette(
        routes=PLAIN_ROUTES if service.settings.plain else routes(service.settings.base),
        middleware=[
            Middleware(OwnFolder, folder=graph_folder()),
            Middleware(LoggedRequests, access_log=service.access_log),
            Middleware(Compression),
            Middleware(SecurityHeaders),
            Middleware(CrossOriginReads),
            Middleware(PinnedVersions, pins=service.state.pins),
        ],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.service = service
    app.state.error_page = None if service.settings.plain else error_page
    app.state.manual = Manual(reference_pages)
    return app


def app_for_processes(app: Starlette) -> Starlette:
    """Return what other processes may ask of this one: requests for its event streams, already logged by them."""
    inner = Starlette(
        routes=graphql.routes, middleware=[Middleware(OwnFolder, folder=graph_folder())], exception_handlers=HANDLERS
    )
    inner.state = app.state
    return inner


async def _tell(service: Service) -> None:
    """Let the other processes know the counters of this one, again and again, if there are others."""
    while service.processes is not None:
        metrics.tell(service)
        await asyncio.sleep(TELL_S)


async def _warm(app: Starlette, service: Service, when_warm: Callable[[], None]) -> None:
    """Do the warm-up work before the first request, and again for each version that is published later."""

    async def settle(snapshot: Snapshot) -> None:
        await rehearse(app, snapshot)
        when_warm()

    await service.warm()
    if not service.settings.plain:
        await asyncio.to_thread(graphql.prepare)
        await asyncio.to_thread(prepare_pages)
    when_warm()
    await keep_ready(service, settle)
