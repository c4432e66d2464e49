"""The picture of the map."""

from graph_api.site.map_shapes import Drawing, drawing_of, first_map, outline_of
from tests.service import Service


def shown(service: Service) -> Drawing:
    page = first_map()
    assert page is not None
    return drawing_of(service.state.newest(), page)


def test_cities_lie_where_they_are(service: Service) -> None:
    (ghent_x, ghent_y), (bruges_x, bruges_y), (leuven_x, leuven_y) = (
        shown(service).middles[code] for code in ("44021", "31005", "24062")
    )
    assert bruges_x < ghent_x < leuven_x
    assert bruges_y < ghent_y < leuven_y


def test_everything_lies_within_the_picture(service: Service) -> None:
    for x, y in shown(service).middles.values():
        assert 0 < x < shown(service).width
        assert 0 < y < shown(service).height


def test_only_a_municipality_has_an_outline(service: Service) -> None:
    snapshot = service.state.newest()
    assert outline_of(snapshot, "https://kennisgraaf.example/id/mun/gent").startswith("M")
    assert outline_of(snapshot, "https://kennisgraaf.example/id/org/kvs") == ""
