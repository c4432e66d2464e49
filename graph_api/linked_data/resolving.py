"""Resolves the name in a request to a thing, row, inventory or graph, and its suffix to a format."""

from collections.abc import Awaitable, Callable
from functools import wraps

from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import ANY, entity_tags, held_tags, unchanged
from graph_api.linked_data.name_lookup import find, known, possible
from graph_api.linked_data.representation import choose, split_suffix
from graph_api.linked_data.tombstones import refuse_deleted
from graph_api.site.freshness import headers
from graph_api.site.request_view import RequestView, request_view
from graph_store.formats import HTML, Format


def resolve(request: Request, view: RequestView, place: str, name: str) -> tuple[NamedNode, Format | None]:
    """Return the term that a name means, with or without a format suffix, and that format.

    Raises: Gone (410) when an earlier version held the term; NotFound (404) with the nearest keys.
    """
    bare, form = split_suffix(name)
    for each, by_suffix in dict.fromkeys(((name, None), (bare, form))):
        found = find(view.snapshot, view.scope, place, each)
        if found is not None:
            return found, by_suffix
    names = (iri for each in (name, bare) for iri in possible(view.snapshot.graphs.base + place, each))
    refuse_deleted(request.app.state.service.state, view.snapshot, names)
    return known(view.snapshot, view.scope, place, bare), form


def unless_held(work: Callable[[Request, RequestView], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that answers 304 to a client that has the document already, and otherwise works in a thread.

    A tag depends only on the version and the address, so comparing it needs no look-up.
    """

    @wraps(work)
    async def endpoint(request: Request) -> Response:
        tags = held_tags(request)
        is_quick = tags and "document" not in request.query_params
        view = request_view(request) if is_quick else await run_in_threadpool(request_view, request)
        if tags and entity_tags(tags) != [ANY]:
            _, by_suffix = split_suffix(request.url.path)
            form = choose(request, by_suffix)
            same = unchanged(request, headers(request, view, form.name, is_data=form is not HTML))
            if same is not None:
                return same
        return await run_in_threadpool(work, request, view)

    return endpoint
