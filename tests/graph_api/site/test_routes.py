"""The routes of the site."""

from graph_api.site.folder_pages import folder_pages
from graph_api.site.routes import routes
from graph_store.graphs import DEFAULT_BASE


def test_the_pages_of_the_graph_folder_are_among_the_routes() -> None:
    paths = [route.path for route in routes(DEFAULT_BASE)]
    assert {"/", "/search", "/check", *(page.path for page in folder_pages())} <= {*paths}
    assert len(paths) == len({*paths})
