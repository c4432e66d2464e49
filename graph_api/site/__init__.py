"""The site: pages for people, and the parts that all pages share."""

from starlette.routing import Route

from graph_api.site.assets import serve_asset
from graph_api.site.browse import class_members, classes
from graph_api.site.check_page import check_page
from graph_api.site.compare import compare
from graph_api.site.documentation import documentation, documentation_search
from graph_api.site.error_page import error_page
from graph_api.site.hierarchies import programmes, themes
from graph_api.site.home import home
from graph_api.site.municipality_map import municipality_map
from graph_api.site.network import network
from graph_api.site.pages import prepare
from graph_api.site.questions import question_list, question_page
from graph_api.site.reports import quarantine
from graph_api.site.robots import robots, sitemap
from graph_api.site.search import search
from graph_api.site.status import status
from graph_api.site.timeline import timeline
from graph_api.site.version_pages import syncs

routes = [
    Route("/", home),
    Route("/search", search),
    Route("/class", classes),
    Route("/class/{name}", class_members),
    Route("/programmes", programmes),
    Route("/themes", themes),
    Route("/questions", question_list),
    Route("/questions/{name}", question_page),
    Route("/map", municipality_map),
    Route("/compare", compare),
    Route("/timeline", timeline),
    Route("/network", network),
    Route("/check", check_page, methods=["GET", "POST"]),
    Route("/syncs", syncs),
    Route("/quarantine", quarantine),
    Route("/status", status),
    Route("/docs", documentation),
    Route("/docs/search", documentation_search),
    Route("/docs/{name:path}", documentation),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route("/site/{name:path}", serve_asset),
]

__all__ = ["error_page", "prepare", "routes"]
