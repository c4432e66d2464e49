"""The routes of the site, with those of the pages that the graph folder configures."""

from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph_api.site.assets import serve_asset
from graph_api.site.browse import class_members, classes
from graph_api.site.check_page import check_page
from graph_api.site.compare import compare
from graph_api.site.documentation import documentation, documentation_search
from graph_api.site.folder_pages import check_folder, folder_pages
from graph_api.site.home import home
from graph_api.site.lists import list_page, lists
from graph_api.site.map_page import map_page
from graph_api.site.network import network
from graph_api.site.questions import question_list, question_page
from graph_api.site.reports import quarantine
from graph_api.site.reuse import reuse
from graph_api.site.robots import robots, sitemap
from graph_api.site.search import search
from graph_api.site.status import status
from graph_api.site.timeline import timeline
from graph_api.site.tree import tree
from graph_api.site.version_pages import syncs
from ontology.folder_sections import PageKind, PageSection

_OF_KIND: Mapping[PageKind, Callable[[PageSection, Request], Response]] = {
    "map": map_page,
    "tree": tree,
    "compare": compare,
    "timeline": timeline,
    "network": network,
}

_ROUTES = [
    Route("/", home),
    Route("/search", search),
    Route("/class", classes),
    Route("/class/{name}", class_members),
    Route("/questions", question_list),
    Route("/questions/{name}", question_page),
    Route("/check", check_page, methods=["GET", "POST"]),
    Route("/lists", lists),
    Route("/lists/{name}", list_page),
    Route("/syncs", syncs),
    Route("/quarantine", quarantine),
    Route("/reuse", reuse),
    Route("/status", status),
    Route("/docs", documentation),
    Route("/docs/search", documentation_search),
    Route("/docs/{name:path}", documentation),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route("/site/{name:path}", serve_asset),
]


def routes(base: str) -> list[Route]:
    """Return the routes of the site, with those of the pages of the graph folder.

    Raises: BadSetting (400) for a name in the folder's file that its ontology lacks.
    """
    check_folder(base, {each.path for each in _ROUTES})
    return [*_ROUTES, *(Route(page.path, partial(_OF_KIND[page.kind], page)) for page in folder_pages())]
