"""Asks the service's own pages before anybody else does, so that the first reader finds what they build and keep.

Pages are asked of the routes themselves: a rehearsal stands in no log and counts in no measure.
"""

import asyncio
import contextlib
from itertools import islice
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.types import Message, Scope

from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot

PAGES = (
    "/", "/search?q=a", "/class", "/class/Project", "/timeline", "/questions", "/catalog", "/ns", "/ns?lang=en",
    "/graphql/schema.json",
)  # fmt: skip
"""Pages that build most of what the others use too, and what the editor of GraphQL reads."""

EXPLAINED_QUADS = 200_000
"""Up to this size the closure that explanations need is built before anybody asks why."""

_SEEN = 1000


async def rehearse(app: Starlette, snapshot: Snapshot) -> None:
    """Have every kind of page made once; one that fails now fails again for who asks."""
    for address in (*PAGES, *await asyncio.to_thread(_of_a_thing, snapshot)):
        with contextlib.suppress(GraphError):
            await app.router(_scope(app, address), _nothing_more, _unread)


def _of_a_thing(snapshot: Snapshot) -> list[str]:
    """The page of a thing of which something follows, and why that does."""
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
    """The request of a browser. https://asgi.readthedocs.io/en/latest/specs/www.html#http-connection-scope."""
    path, _, query = address.partition("?")
    return {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(b"accept", b"text/html")], "http_version": "1.1", "scheme": "http", "root_path": "",
        "server": ("localhost", 80), "client": ("localhost", 0), "app": app,
    }  # fmt: skip


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _unread(message: Message) -> None:
    """Nobody waits for this answer."""
