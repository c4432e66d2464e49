"""The small picture of a thing's neighbours."""

import re

from graph_api.site.neighbourhood import WIDE, neighbourhood
from ontology.namespaces import thing
from tests.graph_api.site.test_timeline_chart import view
from tests.service import Service


def test_neighbours_stand_in_two_columns_that_do_not_overlap(service: Service) -> None:
    found = neighbourhood(view(service), thing("mun:gent"), "mun:gent")
    assert found is not None
    places = [(each.x, each.y) for each in found.neighbours]
    assert len(set(places)) == len(places)
    assert {x < WIDE / 2 for x, _ in places} == {True, False}
    assert all(0 < y < found.height for _, y in places)


def test_stated_links_go_first_and_the_number_of_all_is_told(service: Service) -> None:
    found = neighbourhood(view(service), thing("mun:gent"), "mun:gent")
    assert found is not None
    inferred = [each.edge.inferred for each in found.neighbours]
    assert inferred == sorted(inferred)
    assert found.total == service.client.get("/network?of=mun:gent&format=json").json()["total"]


def test_a_thing_that_is_linked_to_nothing_has_no_drawing(service: Service) -> None:
    assert neighbourhood(view(service), thing("mun:nowhere"), "mun:nowhere") is None


def test_the_table_in_the_page_says_what_the_drawing_shows(service: Service) -> None:
    text = service.client.get("/doc/mun/gent.html?lang=en").text
    section = text.partition('id="around"')[2].partition("</section>")[0]
    assert section.count("<td>stated</td>") + section.count("<td>inferred</td>") == section.count("<circle cx=")
    assert section.count('class="link follows"') == section.count("<td>inferred</td>")
    assert re.search(r'<svg class="around"[^>]* aria-label="Ghent and everything directly linked', section)
