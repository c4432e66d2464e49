"""The routes of linked data."""

from graph_api.linked_data.routes import routes


def test_every_kind_of_name_has_a_document() -> None:
    starts = {route.path.split("/")[1].partition(".")[0] for route in routes}
    assert starts == {"id", "doc", "row", "source", "graph", "ns", "explain"}
