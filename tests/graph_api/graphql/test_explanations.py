"""Why a triple holds, and where it is stated."""

from collections.abc import Callable

import pytest

from tests.graph_api.graphql.conftest import Ask

WHY = """query ($s: ID!, $p: String!, $o: String!) {
  explain(subject: $s, predicate: $p, object: $o, lang: "en") {
    asserted text steps { number sentence rule premises rows { file line } }
  }
}"""


def test_an_inferred_triple_gives_its_rules_down_to_the_row(data: Ask) -> None:
    """X-10."""
    found = data(WHY, s="mun:gent", p="hosts", o="prj:bakkersite")["explain"]
    first, last = found["steps"]
    assert not found["asserted"]
    assert first["rows"] == [{"file": "projects.csv", "line": 3}]
    assert (last["rule"], last["premises"], last["sentence"]) == ("prp-inv2", [1], "Ghent hosts Bakkersite")
    assert found["text"].splitlines()[0] == "1. Bakkersite sited in Ghent [projects.csv:3]"


def test_a_class_is_named_by_its_name(data: Ask) -> None:
    found = data(WHY, s="mun:gent", p="type", o="HostMunicipality")["explain"]
    assert found["steps"][-1]["sentence"] == "Ghent a host municipality"


@pytest.mark.parametrize("name", ["sitedIn", "kg:sitedIn", "https://kennisgraaf.example/ns#sitedIn"])
def test_the_rows_of_a_stated_triple_are_its_provenance(data: Ask, name: str) -> None:
    query = (
        'query ($p: String!) { provenance(subject: "prj:bakkersite", predicate: $p, object: "mun:gent") { file line } }'
    )
    assert data(query, p=name)["provenance"] == [{"file": "projects.csv", "line": 3}]


def test_a_triple_that_only_follows_has_no_rows(data: Ask) -> None:
    query = '{ provenance(subject: "mun:gent", predicate: "hosts", object: "prj:dok") { file } }'
    assert data(query)["provenance"] == []


def test_a_literal_is_named_by_its_text(data: Ask) -> None:
    assert data(WHY, s="mun:gent", p="nisCode", o="44021")["explain"]["asserted"]


def test_a_triple_that_does_not_hold_is_an_error_that_names_it(code: Callable[..., str]) -> None:
    assert code(WHY, s="mun:gent", p="hosts", o="prj:textiles") == "NOT_FOUND"
    assert code(WHY, s="mun:gent", p="not a property", o="x") == "BAD_REQUEST"
