"""The directives of fields."""

from graph_api.graphql.directives import paged, sized, weighing


def test_a_directive_is_made_once_for_all_fields() -> None:
    assert sized("limit") is sized("limit")
    assert weighing(5).weight == "5"


def test_a_connection_is_sized_by_its_page() -> None:
    assert paged().slicing_arguments == ["first", "last"]
    assert paged().sized_fields == ["nodes", "edges"]
