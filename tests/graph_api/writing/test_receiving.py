import pytest

from graph_api.writing.receiving import check_triples, media_type_of
from graph_api.writing.task import Part
from graph_store.errors import UnsupportedMediaType


def test_a_media_type_is_read_from_its_header() -> None:
    assert media_type_of("Text/Turtle; charset=UTF-8") == "text/turtle"
    assert media_type_of("") == ""
    with pytest.raises(UnsupportedMediaType):
        media_type_of("text/turtle; charset=latin-1")


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_a_graph_comes_in_a_format_of_graphs(media_type: str) -> None:
    check_triples(Part("", media_type))


@pytest.mark.parametrize("media_type", ["", "text/csv", "application/trig", "application/n-quads"])
def test_what_is_no_graph_is_refused_with_what_is_taken(media_type: str) -> None:
    with pytest.raises(UnsupportedMediaType, match="text/turtle"):
        check_triples(Part("", media_type))
