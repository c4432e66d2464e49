"""Members and facets of a class."""

from tests.service import Service

NL = {"Accept-Language": "nl"}


def items(service: Service, name: str, **filters: str) -> list[str]:
    answer = service.client.get(f"/class/{name}", params={"format": "json", **filters}).json()
    assert answer["total"] == len(answer["items"])
    return [item["key"] for item in answer["items"]]


def test_the_members_are_those_of_the_query(service: Service) -> None:
    assert sorted(items(service, "Project")) == service.values("SELECT ?p { ?p a kg:Project } ORDER BY ?p")


def test_each_count_of_a_facet_is_that_of_the_list_it_leads_to(service: Service) -> None:
    import re

    text = service.client.get("/class/Project?lang=nl").text
    choices = re.findall(
        r'<a href="(/class/Project\?[^"]*f\.[^"]*)"[^>]*>.*?</a> <span class="number">(\d+)</span>', text
    )
    assert len(choices) > 10
    for href, count in choices:
        answer = service.client.get(href.replace("&amp;", "&") + "&format=json").json()
        assert answer["total"] == int(count), href


def test_filters_narrow_down_together(service: Service) -> None:
    west = items(service, "Project", **{"f.locatedIn": "area:west-vlaanderen"})
    assert sorted(west) == service.values(
        "SELECT ?p { ?p a kg:Project ; kg:locatedIn area:west-vlaanderen } ORDER BY ?p"
    )
    both = items(service, "Project", **{"f.locatedIn": "area:west-vlaanderen", "f.directPartOf": "prog:rr-2-1"})
    assert set(both) < set(west)


def test_a_filter_that_nothing_meets_says_so(service: Service) -> None:
    text = service.client.get("/class/Project?f.sitedIn=mun:nergens", headers=NL).text
    assert "Niets voldoet aan al deze keuzes." in text
    assert "0 van 20" in text


def test_an_unknown_property_and_too_many_filters_are_refused(service: Service) -> None:
    assert service.client.get("/class/Project?f.colour=red").status_code == 400
    many = "&".join(f"f.sitedIn=mun:x{number}" for number in range(11))
    assert service.client.get(f"/class/Project?{many}").status_code == 400


def test_the_columns_are_properties_that_many_of_those_shown_have(service: Service) -> None:
    text = service.client.get("/class/Organisation?f.type=GovernmentActor&lang=en").text
    head = text[text.index("<thead>") : text.index("</thead>")]
    assert "NIS code" in head
    assert "helix basis" not in head
