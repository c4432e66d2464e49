"""The filters of a map, and the links to and from it."""

from graph_api.site.folder_pages import folder_pages
from graph_api.site.map_filters import listed_class, maps_of
from graph_store.graphs import DEFAULT_BASE
from tests.service import Service

HTML = {"Accept": "text/html"}
CHOSEN = {"f.locatedIn": "area:west-vlaanderen", "f.hasTheme": "thm:verweving"}


def test_a_map_is_narrowed_as_the_list_of_what_it_counts(service: Service) -> None:
    found = service.client.get("/map", params={**CHOSEN, "format": "json"}).json()["places"]
    items = service.client.get("/class/Project", params={**CHOSEN, "format": "json"}).json()["items"]
    shown = [thing["label"] for place in found for thing in place["things"]]
    assert sorted(shown) == sorted(item["label"] for item in items)
    assert [place["label"] for place in found] == ["Harelbeke", "Kortrijk", "Roeselare"]
    assert service.client.get("/map?f.colour=red").status_code == 400


def test_the_page_shows_them_and_leads_to_the_list_and_its_csv_with_names(service: Service) -> None:
    text = service.client.get("/map", params={**CHOSEN, "lang": "nl"}).text
    assert text.count('<path class="place busy"') == text.count('<path class="place') == 3
    assert text.count("<details open><summary>2 projecten") == 1
    query = "f.locatedIn=area%3Awest-vlaanderen&amp;f.hasTheme=thm%3Averweving&amp;lang=nl"
    assert f'href="/class/Project?{query}&amp;format=csv&amp;things=names"' in text
    assert f'href="/class/Project?{query}"' in text
    assert f'data-places="/map?{query}&amp;format=json"' in text


def test_a_list_leads_to_its_map_with_the_same_filters(service: Service) -> None:
    text = service.client.get("/class/Project", params={**CHOSEN, "lang": "nl"}).text
    query = "f.locatedIn=area%3Awest-vlaanderen&amp;f.hasTheme=thm%3Averweving&amp;lang=nl"
    assert f'<a href="/map?{query}">Toon op de kaart</a>' in text
    assert "Toon op de kaart" not in service.client.get("/class/Theme?lang=nl").text


def test_the_page_of_a_place_leads_to_the_map_of_what_lies_in_it(service: Service) -> None:
    text = service.client.get("/doc/area/west-vlaanderen?lang=nl", headers=HTML).text
    assert 'href="/map?lang=nl&amp;f.locatedIn=area%3Awest-vlaanderen" rel="nofollow">projecten op de kaart</a>' in text
    assert "op de kaart" not in service.client.get("/doc/thm/verweving?lang=nl", headers=HTML).text


def test_a_map_lists_what_it_counts_or_else_its_own_places() -> None:
    (page,) = maps_of("Project", DEFAULT_BASE)
    assert page in folder_pages()
    assert listed_class(page, DEFAULT_BASE) == "Project"
    assert listed_class(page.model_copy(update={"count": None}), DEFAULT_BASE) == "Municipality"
    several = page.model_copy(update={"count": None, "classes": ("Municipality", "Area")})
    assert listed_class(several, DEFAULT_BASE) is None
