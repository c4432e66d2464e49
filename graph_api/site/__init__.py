"""The site: pages for people, and the parts that every page is made of."""

from starlette.routing import Route

from graph_api.site.assets import serve_asset
from graph_api.site.home import home
from graph_api.site.search import search

routes = [
    Route("/", home),
    Route("/search", search),
    Route("/site/{name:path}", serve_asset),
]

__all__ = ["routes"]
