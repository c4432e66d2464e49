"""The graph folder of a service: that in use when it was made, for all its requests and its work between them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from ontology.graph_folder import GraphFolder, using


class OwnFolder:
    """Answers each request, and starts the work of the lifespan, with one graph folder in use."""

    def __init__(self, app: ASGIApp, folder: GraphFolder) -> None:
        self._app, self._folder = app, folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        with using(self._folder):
            await self._app(scope, receive, send)
