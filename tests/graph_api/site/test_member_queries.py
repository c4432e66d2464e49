"""A list as a query in SPARQL and in GraphQL."""

import pytest

from graph_api.site.member_queries import graphql_text, sparql_text
from graph_store.graphs import DEFAULT_BASE
from tests.service import Service

LISTS: list[tuple[str, list[tuple[str, str]]]] = [
    ("Project", []),
    ("Project", [("locatedIn", "area:west-vlaanderen")]),
    ("Project", [("sitedIn", "mun:gent"), ("type", "InterweavingProject")]),
    ("Organisation", [("type", "GovernmentActor")]),
    ("Municipality", [("centreCity", "true")]),
    ("Programme", [("directPartOf", "prog:rr")]),
]


@pytest.mark.parametrize(("name", "filters"), LISTS)
def test_both_questions_have_as_many_answers_as_the_list(
    service: Service, name: str, filters: list[tuple[str, str]]
) -> None:
    wanted = {f"f.{each}": value for each, value in filters}
    total = service.client.get(f"/class/{name}", params={"format": "json", **wanted}).json()["total"]
    assert total > 0
    for lasting in (False, True):
        in_sparql = service.sparql(sparql_text(name, filters, DEFAULT_BASE, lasting=lasting))["results"]["bindings"]
        (in_graphql,) = service.graphql(graphql_text(name, filters, DEFAULT_BASE, lasting=lasting)).values()
        assert (len(in_sparql), in_graphql["totalCount"]) == (total, total)


def test_a_value_never_becomes_query_text() -> None:
    nasty = 'x" } . ?s ?p ?o . { "'
    assert '\\"' in sparql_text("Project", [("legalForm", nasty)], DEFAULT_BASE)
    assert '\\"' in graphql_text("Project", [("legalForm", nasty)], DEFAULT_BASE)
