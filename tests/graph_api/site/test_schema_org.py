"""The data of a page for search engines."""

import json
import re

import pytest
from pyoxigraph import NamedNode

from graph_api.site.schema_org import schema_type, thing_data
from ontology.namespaces import kg
from tests.service import Service


def embedded(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert found
    return dict(json.loads(found[1]))


def test_a_city_is_a_city(service: Service) -> None:
    data = embedded(service.client.get("/doc/mun/gent?lang=nl", headers={"Accept": "text/html"}).text)
    assert data["@type"] == "City"
    assert data["@id"] == "https://kennisgraaf.example/id/mun/gent"
    assert data["name"] == "Gent"


def test_the_first_page_is_about_the_dataset(service: Service) -> None:
    data = embedded(service.client.get("/?lang=en").text)
    assert data["@type"] == "Dataset"
    assert data["license"]


@pytest.mark.parametrize(
    ("kind", "type_"), [("Milestone", ""), ("CentreCityMayor", "Person"), ("Publication", "Periodical"), ("Call", "")]
)
def test_the_nearest_class_of_schema_org_is_used(service: Service, kind: str, type_: str) -> None:
    assert schema_type(service.state.newest(), kg(kind)) == type_


def test_a_class_without_a_like_is_a_thing(service: Service) -> None:
    data = thing_data(service.state.newest(), NamedNode("https://e.org/1"), "x", [], [kg("Milestone")])
    assert data["@type"] == "Thing"
