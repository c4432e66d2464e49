"""Explanations of a triple, and the rows that state it."""

from collections.abc import Callable

import pytest

from tests.graph_api.graphql.conftest import Ask

WHY = """query ($s: ID!, $p: String!, $o: String!) {
  explain(subject: $s, predicate: $p, object: $o) @lang(prefer: ["en"]) {
    asserted text steps { number sentence rule premises rows { file line columns } writes { id } }
  }
}"""


def test_an_inferred_triple_gives_its_rules_down_to_the_row(data: Ask) -> None:
    """X-10."""
    found = data(WHY, s="mun:gent", p="hosts", o="prj:bakkersite")["explain"]
    first, last = found["steps"]
    assert not found["asserted"]
    assert first["rows"] == [{"file": "projects.csv", "line": 3, "columns": []}]
    assert first["writes"] == []
    assert (last["rule"], last["premises"], last["sentence"]) == ("prp-inv2", [1], "Ghent hosts Bakkersite")
    assert found["text"].splitlines()[0] == "1. Bakkersite is sited in Ghent [projects.csv:3]"


def test_a_class_is_named_by_its_name(data: Ask) -> None:
    found = data(WHY, s="mun:gent", p="type", o="HostMunicipality")["explain"]
    assert found["steps"][-1]["sentence"] == "Ghent is a host municipality"


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


def test_all_derivations_come_the_shortest_first_as_many_as_asked(data: Ask) -> None:
    query = """query ($first: Int) {
      derivations(subject: "mun:gent", predicate: "type", object: "HostMunicipality", first: $first) {
        asserted steps { rule } } }"""
    found = data(query)["derivations"]
    lengths = [len(each["steps"]) for each in found]

    assert 1 < len(found) <= 10
    assert lengths == sorted(lengths)
    assert data(query, first=1)["derivations"] == found[:1]
    assert data(query, first=0)["derivations"] == []


def test_a_stated_triple_has_one_explanation(data: Ask) -> None:
    query = '{ derivations(subject: "mun:gent", predicate: "nisCode", object: "44021") { asserted } }'

    assert data(query)["derivations"] == [{"asserted": True}]


WHY_NOT = """query ($s: ID!, $o: String!, $first: Int) {
  whyNot(subject: $s, predicate: "hosts", object: $o, first: $first) @lang(prefer: ["en"]) {
    rule words axiom holds missing
  }
}"""


def test_why_not_names_the_rules_and_what_they_miss(data: Ask) -> None:
    found = data(WHY_NOT, s="mun:gent", o="prj:textiles")["whyNot"]
    inverse = next(each for each in found if each["rule"] == "prp-inv2")

    assert len(found) <= 10
    assert inverse["holds"] == []
    assert [fact.endswith("sited in Ghent") for fact in inverse["missing"]] == [True]
    assert data(WHY_NOT, s="mun:gent", o="prj:textiles", first=1)["whyNot"] == found[:1]


def test_nothing_misses_for_what_holds_and_more_than_ten_is_refused(data: Ask, code: Callable[..., str]) -> None:
    assert data(WHY_NOT, s="mun:gent", o="prj:bakkersite")["whyNot"] == []
    assert code(WHY_NOT, s="mun:gent", o="prj:textiles", first=11) == "BAD_REQUEST"
    assert code(WHY_NOT, s="mun:gent", o="prj:nowhere") == "NOT_FOUND"
