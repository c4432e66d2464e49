"""The pages of other graph folders in a real browser: accessible, nothing from other hosts, their own terms completed.

It takes half a minute: axe-core checks a few pages of each folder, wide and narrow, light and dark.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.browser.browser import Visit, look, ready
from tests.browser.test_consoles import completed
from tests.folder_service import folder_named, on_a_port

pytestmark = pytest.mark.slow

PAGES = {
    "airports": ["/", "/map", "/places", "/doc/airport/BRU", "/docs/sparql/"],
    "libraries": ["/", "/requirements", "/class/Project", "/docs/reference-ontology/"],
    "books": ["/", "/class/Book", "/docs/"],
    "trees": ["/", "/class/Boom", "/sparql"],
}


@pytest.fixture(scope="module", params=PAGES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Give the name of a folder, and the address of the service over it."""
    ready()
    place = tmp_path_factory.mktemp("folder")
    with on_a_port(folder_named(request.param, place), place / "state") as address:
        yield request.param, address


def test_its_pages_are_open_to_everybody_and_ask_nothing_of_others(folder: tuple[str, str]) -> None:
    name, host = folder
    visits = [Visit(path, width=width, dark=width == 320, axe=True) for path in PAGES[name] for width in (1280, 320)]
    for visit, page in zip(visits, look(host, visits), strict=True):
        assert page.get("fault") is None, visit.path
        assert (page["violations"], page["wide"]) == ([], 0), visit
        assert (page["status"], page["console"], page["outside"], page["policy"]) == (200, [], [], []), visit.path


@pytest.fixture(scope="module")
def airports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ready()
    place = tmp_path_factory.mktemp("airports")
    with on_a_port(folder_named("airports", place), place / "state") as address:
        yield address


def test_the_map_has_a_point_for_each_airport_that_leads_to_its_page(airports: str) -> None:
    points = "document.querySelectorAll('.leaflet-frame path.point')"
    click = f"{points}[0].dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"
    (page,) = look(airports, [Visit("/map?lang=en", steps=[
        ["wait", ".leaflet-frame path.point"], ["evaluate", f"{points}.length"], ["evaluate", click],
        ["wait", ".leaflet-popup a"], ["text", ".leaflet-popup a"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert (page["seen"][1], page["seen"][4]) == (1083, "A Coruna Airport")


def test_by_clicking_a_country_leads_to_its_airports_on_the_map_and_as_a_list(airports: str) -> None:
    points = ["evaluate", "document.querySelectorAll('.leaflet-frame path.point').length"]
    (page,) = look(airports, [Visit("/?lang=en", steps=[
        ["follow", "country"], ["follow", "Belgium"], ["follow", "airport on the map"],
        ["wait", ".leaflet-frame .point"], points, ["follow", "Show as a list"], ["text", ".total"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert page["seen"][6].startswith(f"{page['seen'][4]} of ")
    assert 0 < page["seen"][4] < 20


def test_without_script_the_map_is_a_picture_and_a_table(airports: str) -> None:
    (page,) = look(airports, [Visit("/map", script=False, axe=False, steps=[["wait", "#map svg .dots"]])])
    assert page.get("fault") is None
    assert page["console"] == []


def test_the_sparql_editor_completes_terms_in_each_prefix_of_the_folder_and_of_the_query(airports: str) -> None:
    value = ["evaluate", "document.querySelector('.CodeMirror').CodeMirror.getValue()"]
    typed = ["schema:iata", "wgs84:", "air:bord"]
    query = quote("SELECT * { ?airport a <https://schema.org/Airport> } LIMIT 3")
    (page,) = look(airports, [Visit(f"/sparql?query={query}", steps=[
        ["wait", "#results tbody tr"], ["click", "#query"], ["wait", ".CodeMirror"],
        *[step for each in typed for step in (["evaluate", completed(f"ASK {{ ?x {each}")], ["press", "Escape"])],
        ["evaluate", completed("PREFIX s: <https://schema.org/> ASK { ?x a s:air")], ["press", "Escape"],
        ["evaluate", completed("ASK { ?x wgs84:lo")], ["press", "Enter"], value,
        ["click", "[data-view=map]"], ["wait", ".result-map path.point"],
        ["evaluate", "document.querySelectorAll('.result-map path.point').length"],
    ])])  # fmt: skip
    assert page.get("fault") is None
    assert page["seen"][3:10:2] == [["schema:iataCode"], ["wgs84:lat", "wgs84:long"], ["air:borders"], ["s:Airport"]]
    declared = "PREFIX wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#>"
    assert page["seen"][13] == f"{declared}\nASK {{ ?x wgs84:long"
    assert page["seen"][16] == 3
