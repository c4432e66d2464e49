"""Pages of classes and their members."""

import re

from starlette.testclient import TestClient

from tests.service import Service

HTML = {"Accept": "text/html", "Accept-Language": "nl"}


def names(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">(?:<bdi>|<span[^>]*>)(.*?)</', text)


def test_the_list_of_classes_counts_their_members(service: Service) -> None:
    text = service.client.get("/class", headers=HTML).text
    assert re.search(r'href="/class/CentreCity">.*?</a> <span class="number">13</span>', text)


def test_a_page_of_members_is_ordered_by_name_and_falls_when_asked(service: Service) -> None:
    rising = names(service.client.get("/class/CentreCity", headers=HTML).text)
    falling = names(service.client.get("/class/CentreCity?falling=1", headers=HTML).text)
    assert rising[:2] == ["Aalst", "Antwerpen"]
    assert falling == rising[::-1]


def test_by_date_the_undated_come_last(service: Service) -> None:
    answer = service.client.get("/class/Event?sort=date&format=json").json()
    dated = service.values("SELECT ?e { ?e a kg:Event ; kg:earliest ?d } ORDER BY ?d ?e")
    assert [item["key"] for item in answer["items"]][: len(dated)] == dated


def test_a_long_list_has_pages_that_keep_the_choices(service: Service) -> None:
    first = service.client.get("/class/Row?sort=key&lang=en", headers=HTML).text
    assert 'rel="next" href="/class/Row?lang=en&amp;sort=key&amp;page=2"' in first
    assert "Page 2 of" in service.client.get("/class/Row?sort=key&lang=en&page=2", headers=HTML).text
    assert service.client.get("/class/Row?page=9999", headers=HTML).status_code == 404


def test_what_is_no_class_and_no_order_is_said(small: TestClient) -> None:
    assert small.get("/class/Nonsense").status_code == 404
    assert small.get("/class/Project?sort=colour").status_code == 400
    assert small.get("/class/Project", headers={"Accept": "image/png"}).status_code == 406


def test_a_class_without_members_has_a_page(small: TestClient) -> None:
    assert small.get("/class/Theme", headers=HTML).status_code == 200
