"""Facets of places within places."""

import re
from collections.abc import Sequence

import pytest
from pyoxigraph import NamedNode

from graph_api.site.facets import Choice, as_tree, place_property, with_places_around
from graph_api.site.labels import Label
from graph_store.columns import Column, Columns
from graph_store.graphs import DEFAULT_BASE, Scope
from graph_store.terms import Term
from graph_store.versions import State
from loaders import SyncReport
from ontology.namespaces import kg, thing
from queries.subjects import places
from tests.service import Service

REGION, WEST, KORTRIJK, BRUGGE = map(thing, ("area:vlaanderen", "area:west-vlaanderen", "mun:kortrijk", "mun:brugge"))


@pytest.fixture(scope="module")
def columns(synced_once: tuple[State, SyncReport]) -> Columns:
    return synced_once[0].open(1).columns(Scope())


def choices(*named: NamedNode) -> dict[Term, Choice]:
    return {each: Choice(each.value, Label(each.value), 1, False) for each in named}


def shape(found: Sequence[Choice]) -> list[object]:
    return [(each.written, shape(each.parts)) if each.parts else each.written for each in found]


def test_projects_lead_to_places_by_the_property_with_most_of_them(
    synced_once: tuple[State, SyncReport], columns: Columns
) -> None:
    snapshot = synced_once[0].open(1)
    known = with_places_around(places(snapshot), columns)
    assert thing("area:belgie") in known
    projects = columns.instances(kg("Project"))
    assert place_property(columns, DEFAULT_BASE, projects, known) == "locatedIn"
    assert place_property(columns, DEFAULT_BASE, columns.instances(kg("Theme")), known) == ""
    assert place_property(columns, DEFAULT_BASE, projects, frozenset()) == ""


def test_a_place_stands_under_the_smallest_one_around_it(columns: Columns) -> None:
    found = as_tree(choices(REGION, WEST, KORTRIJK), columns, [[REGION, WEST, KORTRIJK], [REGION]])
    assert shape(found) == [(REGION.value, [(WEST.value, [KORTRIJK.value])])]


def test_places_that_are_within_each_other_are_both_offered() -> None:
    class Circle(Columns):
        def objects(self, predicate: NamedNode) -> Column:
            return {WEST: [KORTRIJK, WEST], KORTRIJK: [KORTRIJK, WEST]}

    found = as_tree(choices(WEST, KORTRIJK), Circle.__new__(Circle), [[WEST, KORTRIJK]])
    assert shape(found) == [WEST.value, KORTRIJK.value]


def test_a_place_around_all_others_is_left_out_if_it_leads_to_nothing_else(columns: Columns) -> None:
    held = [[REGION, WEST, KORTRIJK], [REGION, WEST, BRUGGE]]
    found = as_tree(choices(REGION, WEST, KORTRIJK, BRUGGE), columns, held)
    assert shape(found) == [KORTRIJK.value, BRUGGE.value]


def test_a_chosen_place_stays_and_is_open_with_those_around_a_chosen_one(columns: Columns) -> None:
    some = choices(WEST, KORTRIJK)
    some[KORTRIJK] = Choice("mun:kortrijk", Label("Kortrijk"), 1, True)
    found = as_tree(some, columns, [[WEST]])
    assert found[0].is_open
    assert not as_tree(choices(WEST, KORTRIJK), columns, [[WEST]])[0].is_open


def test_the_list_of_projects_offers_provinces_with_their_municipalities_first(service: Service) -> None:
    text = service.client.get("/class/Project?lang=en").text
    facet = text[text.index('<div class="facets">') : text.index("</details>\n<details", text.index("has theme"))]
    assert facet.index("located in") < facet.index("has theme")
    assert re.search(r"Province of West Flanders</bdi></a>.*?3 places within it.*?Kortrijk", facet, re.DOTALL)
    assert "Flemish Region" not in facet
