"""The whole service on one page: what it opens, what it serves, how it says no."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware

from graph_api import catalogue, graphql, health, linked_data, metrics, questions, site, sparql
from graph_api.observing import Observer
from graph_api.origins import OpenForReads
from graph_api.packing import Packed
from graph_api.preparing import keep_ready
from graph_api.problems import HANDLERS
from graph_api.rehearsing import rehearse
from graph_api.service import Service, ServiceSettings
from graph_store.snapshot import Snapshot


def _nothing() -> None:
    """What most callers do when the service is warm."""


PLAIN_ROUTES = [*health.routes, *metrics.routes, *sparql.routes]
"""What a bare SPARQL server has."""

ROUTES = [
    *PLAIN_ROUTES,
    *graphql.routes,
    *linked_data.routes,
    *catalogue.routes,
    *questions.routes,
    *site.routes,
]
"""Every address there is."""


def create_app(settings: ServiceSettings, when_warm: Callable[[], None] = _nothing) -> Starlette:
    """The service over one state folder; `when_warm` is called once it is warm, and when a version is ready.

    Raises: StateFormat, OtherBase, Damaged (500).
    """
    return app_of(Service(settings), when_warm)


def app_of(service: Service, when_warm: Callable[[], None] = _nothing) -> Starlette:
    """The HTTP side of a service that is there already."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        warming = asyncio.ensure_future(_warm(app, service, when_warm))
        try:
            yield
        finally:
            warming.cancel()
            await asyncio.wait({warming})
            await service.close()

    packed = [] if service.settings.plain else [Middleware(Packed)]
    app = Starlette(
        routes=PLAIN_ROUTES if service.settings.plain else ROUTES,
        middleware=[Middleware(Observer, journal=service.journal), *packed, Middleware(OpenForReads)],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.service = service
    return app


async def _warm(app: Starlette, service: Service, when_warm: Callable[[], None]) -> None:
    """Do before the first request what it would else wait for, and the same for each version that follows."""

    async def settle(snapshot: Snapshot) -> None:
        await rehearse(app, snapshot)
        when_warm()

    await service.warm()
    if not service.settings.plain:
        await asyncio.to_thread(graphql.prepare)
        await asyncio.to_thread(site.prepare)
    when_warm()
    await keep_ready(service, settle)
