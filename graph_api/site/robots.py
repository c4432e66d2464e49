"""`/sitemap.xml` and `/robots.txt`: the addresses that a search engine should read, and those it should skip."""

from collections.abc import Sequence
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.site.addresses import path_text
from graph_api.site.folder_pages import folder_pages
from graph_api.site.freshness import headers
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.thing_lookup import things
from ontology.vocabulary import Vocabulary
from queries.catalogue import names

_PAGES = ("/", "/class", "/questions", "/ns", "/versions", "/syncs", "/quarantine", "/status", "/reuse", "/check")
_MOST = 40_000
"""Most addresses in a sitemap, below the limit of 50 000: https://www.sitemaps.org/protocol.html"""

ROBOTS = """User-agent: *
Disallow: /explain
Disallow: /docs/search
{pictures}Disallow: /search
Disallow: /sparql?
Disallow: /graphql?
Disallow: /*?f.
Sitemap: {base}sitemap.xml
"""


def robots(request: Request) -> Response:
    """Answer with the addresses to skip, each of which has endless variants."""
    base = request.app.state.service.settings.base
    pictures = "".join(f"Disallow: {page.path}\n" for page in folder_pages() if page.kind == "network")
    return Response(
        ROBOTS.format(base=base, pictures=pictures), media_type="text/plain", headers={"Cache-Control": "max-age=3600"}
    )


def sitemap(request: Request) -> Response:
    """Answer with the addresses of pages, classes, questions and things, each in the languages of the interface."""
    view = request_view(request)
    carried = headers(request, view, "sitemap")
    return unchanged(request, carried) or Response(
        _sitemap(request, view), media_type="application/xml", headers=carried
    )


def _sitemap(request: Request, view: RequestView) -> str:
    urls = "".join(
        _url(view.addresses.base.rstrip("/") + path, view.reader.interface) for path in _paths(request, view)[:_MOST]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}</urlset>\n'
    )


def _paths(request: Request, view: RequestView) -> list[str]:
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    classes = [t.name for t in Vocabulary.load(base).classes.values() if columns.instances(t.iri)]
    documents = ("/doc/" + path_text(each.value.removeprefix(f"{base}id/")) for each in things(view))
    manuals = (page.path for page in request.app.state.manual.pages.values())
    pictures = (page.path for page in folder_pages() if page.kind != "network")
    return [
        *_PAGES,
        *pictures,
        *manuals,
        *(f"/class/{n}" for n in classes),
        *(f"/questions/{n}" for n in names()),
        *documents,
    ]


def _url(address: str, languages: Sequence[str]) -> str:
    shown = escape(address)
    other = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{shown}?lang={tag}"/>' for tag in languages)
    return f"<url><loc>{shown}</loc>{other}</url>\n"
