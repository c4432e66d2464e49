"""Warm-up requests to the service's own pages, so that the first reader finds their caches filled.

The routes are called directly, so that warm-up requests appear in neither the log nor the counters.
"""

import asyncio
import contextlib
from itertools import islice
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.types import Message, Scope

from graph_api.site.folder_pages import folder_pages
from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot

PAGES = (
    "/", "/search?q=a", "/class", "/questions", "/catalog", "/ns", "/ns?lang=en", "/graphql/schema.json",
)  # fmt: skip
"""Pages that fill most of the shared caches, and the schema that the GraphQL editor reads."""

EXPLAINED_QUADS = 200_000
"""Largest version, in quads, whose closure is built for explanations before anyone asks for one."""

_SEEN = 1000


async def rehearse(app: Starlette, snapshot: Snapshot) -> None:
    """Request every kind of page once; a page that fails here fails again when a reader requests it."""
    timelines = (page.path for page in folder_pages() if page.kind == "timeline")
    for address in (*PAGES, *await asyncio.to_thread(_of_a_thing, snapshot), *timelines):
        with contextlib.suppress(GraphError):
            await app.router(_scope(app, address), _nothing_more, _unread)


def _of_a_thing(snapshot: Snapshot) -> list[str]:
    """Return the page of a thing with an inferred fact, and the explanation of that fact."""
    things = f"{snapshot.graphs.base}id/"
    inferred = snapshot.store().quads_for_pattern(None, None, None, snapshot.graphs.inferred)
    for quad in islice(inferred, _SEEN):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(things):
            about = [f"/doc/{quad.subject.value.removeprefix(things)}"]
            if snapshot.manifest.quads <= EXPLAINED_QUADS and isinstance(quad.object, NamedNode):
                fact = {"s": quad.subject.value, "p": quad.predicate.value, "o": quad.object.value}
                about.append(f"/explain?{urlencode(fact)}")
            return about
    return []


def _scope(app: Starlette, address: str) -> Scope:
    """Return a browser request. https://asgi.readthedocs.io/en/latest/specs/www.html#http-connection-scope"""
    path, _, query = address.partition("?")
    return {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(b"accept", b"text/html")], "http_version": "1.1", "scheme": "http", "root_path": "",
        "server": ("localhost", 80), "client": ("localhost", 0), "app": app,
    }  # fmt: skip


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _unread(message: Message) -> None:
    """Discard the answer."""
