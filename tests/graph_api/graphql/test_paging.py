"""Figures over a connection."""

import pytest

from tests.graph_api.graphql.conftest import Ask
from tests.service import Service


def test_dates_have_a_first_and_a_last_by_the_days_that_they_cover(data: Ask) -> None:
    found = data("{ platforms { aggregate { min { onlineSince } max { onlineSince } } } }")["platforms"]["aggregate"]
    assert found == {"min": {"onlineSince": "2015-10-20"}, "max": {"onlineSince": "2016-02"}}


def test_different_values_count_once_and_missing_ones_not(data: Ask) -> None:
    text = "{ projects { aggregate { count sites: countDistinct(of: sitedIn) themes: countDistinct(of: hasTheme) } } }"
    assert data(text)["projects"]["aggregate"] == {"count": 3, "sites": 2, "themes": 0}


def test_a_whole_connection_has_no_value_of_a_group(data: Ask) -> None:
    found = data("{ projects { aggregate { value thing { key } count } } }")["projects"]["aggregate"]
    assert found == {"value": None, "thing": None, "count": 3}


@pytest.mark.slow
def test_figures_of_the_shipped_data_are_those_of_sparql(service: Service) -> None:
    answer = service.graphql("""{ events { aggregate {
        count countDistinct(of: startsOn) min { earliest } max { latest } } } }""")["events"]["aggregate"]
    days = {name: service.rows(f"SELECT DISTINCT ?e (STR(?d) AS ?day) {{ ?e a kg:Event ; kg:{name} ?d }}")
            for name in ("startsOn", "earliest", "latest")}  # fmt: skip
    assert answer == {
        "count": len(service.values("SELECT DISTINCT ?e { ?e a kg:Event }")),
        "countDistinct": len({day for _, day in days["startsOn"]}),
        "min": {"earliest": min(str(day) for _, day in days["earliest"])},
        "max": {"latest": max(str(day) for _, day in days["latest"])},
    }
