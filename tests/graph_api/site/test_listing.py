"""Lists for other programs."""

import csv

from graph_api.site.listing import harmless
from tests.service import Service


def test_the_table_has_a_row_a_member_and_a_column_a_property(service: Service) -> None:
    answer = service.client.get("/class/Project?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(answer.text.splitlines()))
    found = {row["key"]: row["sitedIn"] for row in rows if row["sitedIn"]}
    assert found == service.pairs("SELECT ?p ?city { ?p a kg:Project ; kg:sitedIn ?city }")


def test_the_objects_say_the_same(service: Service) -> None:
    items = service.client.get("/class/Project", headers={"Accept": "application/json"}).json()["items"]
    assert len(items) == 20
    assert {"key", "iri", "label"} <= set(items[0])


def test_no_cell_is_taken_for_a_formula() -> None:
    assert [harmless(cell) for cell in ("=1+1", "@x", "-1", "Gent")] == ["'=1+1", "'@x", "'-1", "Gent"]
