"""The filters of a search."""

from collections.abc import Mapping

import pytest
from pyoxigraph import NamedNode
from starlette.requests import Request

from graph_api.site.request_view import request_view
from graph_api.site.search_filters import SearchFilters
from graph_store.errors import BadRequest
from ontology.namespaces import thing
from tests.service import Service


def filters(service: Service, chosen: Mapping[str, str] | None = None) -> SearchFilters:
    query = "&".join(f"{name}={value}" for name, value in (chosen or {}).items())
    scope = {"type": "http", "app": service.client.app, "headers": [], "query_string": f"lang=nl&{query}".encode()}
    request = Request({**scope, "method": "GET", "path": "/search"})
    view = request_view(request)
    return SearchFilters(request, view, view.labels())


BAKKERSITE, THEME = thing("prj:v1-gent-bakkersite"), thing("thm:verweving")


def test_a_thing_has_a_kind_themes_and_places(service: Service) -> None:
    every = filters(service)
    assert every.group(BAKKERSITE) == "projects"
    assert set(every.values("theme", BAKKERSITE)) == {"thm:verweving", "thm:ruimte"}
    assert {"mun:gent", "area:oost-vlaanderen"} <= set(every.values("place", BAKKERSITE))


def test_the_kind_of_a_thing_in_no_group_is_its_class(service: Service) -> None:
    assert filters(service).group(THEME) == "Theme"
    assert filters(service).label("kind", "Theme").text == "thema"


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, True),
        ({"kind": "projects", "place": "mun:gent"}, True),
        ({"kind": "projects", "place": "mun:leuven"}, False),
        ({"theme": "thm:ruimte"}, True),
    ],
)
def test_a_thing_is_kept_if_it_fits_every_chosen_filter(service: Service, chosen: dict[str, str], kept: bool) -> None:
    assert filters(service, chosen).keeps(BAKKERSITE) is kept


def test_a_filter_of_one_value_is_shown_only_if_it_is_chosen(service: Service) -> None:
    things: list[NamedNode] = [THEME]
    assert [facet.name for facet in filters(service).facets(things)] == ["theme"]
    facet, _ = filters(service, {"kind": "Theme"}).facets(things)
    assert [(choice.written, choice.count, choice.chosen) for choice in facet.choices] == [("Theme", 1, True)]


def test_an_unknown_value_is_refused(service: Service) -> None:
    with pytest.raises(BadRequest, match="place='mun:nowhere' is not a place here"):
        filters(service, {"place": "mun:nowhere"})
