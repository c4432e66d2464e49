"""Answers with a page about one version, or with 304 when the client already has it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.response_cache import page_once
from graph_api.site.freshness import headers
from graph_api.site.pages import page
from graph_api.site.request_view import RequestView


def answer(
    request: Request,
    view: RequestView,
    template: str,
    content: Callable[[], Mapping[str, Any]],
    *,
    form: str = "html",
    links: Iterable[str] = (),
) -> Response:
    """Return one page of a version; `content` is called only when the page has to be rendered."""
    carried = headers(request, view, form, [canonical_link(request, view), *links])

    def made() -> Response:
        return page(request, template, view.reader, view.addresses, headers=carried, view=view, **content())

    return unchanged(request, carried) or page_once(request, carried, made)


def canonical_link(request: Request, view: RequestView) -> str:
    """Return the link relation with the page's canonical address, without the reader's choices."""
    path = quote(request.url.path, safe="/:%~!$&'()*+,;=@")
    return f'<{view.addresses.base.rstrip("/")}{path}>; rel="canonical"'
