"""The readers of fields."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph_api import graphql
from graph_api.service import Service as Running
from graph_api.service import ServiceSettings
from graph_store.versions import State
from ontology.namespaces import RDF_TYPE, kg
from tests.graph_api.graphql.conftest import Ask
from tests.service import Service

ID = "https://kennisgraaf.example/id/"


def test_a_relation_can_be_walked_from_either_end(data: Ask) -> None:
    """X-13."""
    found = data('{ municipality(id: "mun:gent") { hosts { nodes { key sitedIn { key } } } } }')
    assert found["municipality"]["hosts"]["nodes"] == [
        {"key": "prj:bakkersite", "sitedIn": {"key": "mun:gent"}},
        {"key": "prj:dok", "sitedIn": {"key": "mun:gent"}},
    ]


def test_what_no_row_states_is_null_with_its_path_and_an_empty_relation_is_an_empty_page(ask: Ask) -> None:
    """X-17."""
    answer = ask('{ municipality(id: "mun:eeklo") { nisCode contains: placeOf { nodes { key } } } }')
    assert answer["data"]["municipality"]["nisCode"] is None
    assert answer["data"]["municipality"]["contains"] == {"nodes": []}
    assert answer["extensions"]["notStated"] == [["municipality", "nisCode"]]


def test_an_answer_without_gaps_names_none(ask: Ask) -> None:
    assert "notStated" not in ask('{ municipality(id: "mun:gent") { nisCode } }')["extensions"]


def test_include_at_the_root_holds_for_the_whole_subtree(data: Ask) -> None:
    found = data('{ municipality(id: "mun:gent") @at(include: ASSERTED) { types hosts { nodes { key types } } } }')
    hosted = [{"key": f"prj:{name}", "types": ["Project"]} for name in ("bakkersite", "dok")]
    assert found["municipality"] == {"types": ["CentreCity"], "hosts": {"nodes": hosted}}


def test_a_nested_field_may_choose_other_facts(data: Ask) -> None:
    found = data(
        '{ municipality(id: "mun:gent") @at(include: ASSERTED) { hosts @at(include: ALL) { nodes { key types } } } }'
    )
    assert next(each["types"] for each in found["municipality"]["hosts"]["nodes"]) == [
        "Endeavour",
        "InterweavingProject",
        "Project",
    ]


def test_rows_made_for_tests_are_seen_only_when_asked_for(data: Ask) -> None:
    found = data("{ a: projects { totalCount } b: projects @at(synthetic: true) { totalCount } }")
    assert (found["a"]["totalCount"], found["b"]["totalCount"]) == (3, 4)


def test_figures_are_taken_over_every_page(data: Ask) -> None:
    found = data("""{ cooperationAgreements(first: 1) {
        aggregate { count sum { ordinal } avg { startYear } min { startYear } max { endYear termYears } }
    } }""")
    assert found["cooperationAgreements"]["aggregate"] == {
        "count": 2,
        "sum": {"ordinal": 4},
        "avg": {"startYear": 2012.0},
        "min": {"startYear": 2007},
        "max": {"endYear": 2021, "termYears": None},
    }


def test_a_language_that_is_no_tag_is_refused(code: Callable[..., str]) -> None:
    assert code('{ municipality(id: "mun:gent") { label @lang(prefer: ["n!"]) } }') == "BAD_REQUEST"


@pytest.mark.parametrize(
    ("field", "value", "code_expected"),
    [("nisCode", Literal("2"), "MULTIPLE_VALUES"), ("hosts { totalCount }", Literal("x"), "INVALID_VALUE")],
)
def test_data_that_the_ontology_does_not_allow_is_an_error_that_names_thing_and_property(
    tmp_path: Path, field: str, value: Literal, code_expected: str
) -> None:
    city, name = NamedNode(f"{ID}mun/gent"), field.split()[0]
    facts: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (city, RDF_TYPE, kg("CentreCity")),
        (city, kg("nisCode"), Literal("1")),
        (city, kg(name), value),
    ]
    with State(tmp_path).writer("test", 5) as writer:
        writer.publish([], [Quad(*fact, DefaultGraph()) for fact in facts], sources={})
    app = Starlette(routes=graphql.routes)
    app.state.service = Running(ServiceSettings(data=tmp_path))
    query = f'{{ centreCity(id: "mun:gent") {{ {field} }} }}'
    (error,) = TestClient(app).post("/graphql", json={"query": query}).json()["errors"]
    assert error["extensions"]["code"] == code_expected
    assert "mun/gent" in error["message"]
    assert name in error["message"]


def test_a_row_says_where_it_stands(service: Service) -> None:
    found = service.graphql("{ rows(first: 50) { nodes { line staleSince } } }")["rows"]["nodes"]
    assert all(row["line"] > 1 and row["staleSince"] is None for row in found)


def test_a_search_finds_things_and_no_words_of_the_ontology(service: Service) -> None:
    found = service.graphql('{ search(text: "programma", first: 100) { nodes { id key types } } }')["search"]["nodes"]
    assert found
    assert all(each["key"] or each["types"] for each in found)
    assert not any("/ns#" in each["id"] for each in found)


def test_a_word_that_a_shape_lists_is_read_by_its_name(data: Ask, ask: Ask) -> None:
    """The name is the word wherever GraphQL takes it; a word that no shape lists names thing and property."""
    assert data('{ organisation(id: "org:kvs") { helix } }') == {"organisation": {"helix": "overheid"}}
    (error,) = ask('{ organisation(id: "org:odd") { helix } }')["errors"]
    assert error["extensions"]["code"] == "INVALID_VALUE"
    assert "org/odd" in error["message"]
    assert "helix" in error["message"]


@pytest.mark.parametrize(
    ("depth", "keys"),
    [
        (0, []),
        (1, ["prog:rr-2-1"]),
        (2, ["prog:rr-2", "prog:rr-2-1"]),
        (9, ["prog:rr", "prog:rr-2", "prog:rr-2-1"]),
        (None, ["prog:rr", "prog:rr-2", "prog:rr-2-1"]),
    ],
)
def test_a_transitive_property_goes_so_many_steps(data: Ask, depth: int | None, keys: list[str]) -> None:
    text = """query ($n: Int) { project(id: "prj:dok") {
        partOf(depth: $n, orderBy: [{key: ASC}]) { totalCount nodes { key } } } }"""
    found = data(text, n=depth)["project"]
    assert [each["key"] for each in found["partOf"]["nodes"]] == keys
    assert found["partOf"]["totalCount"] == len(keys)


def test_its_inverse_goes_as_many_steps_back(data: Ask) -> None:
    found = data('{ programme(id: "prog:rr") { hasPart(depth: 2, orderBy: [{key: ASC}]) { nodes { key } } } }')
    assert [each["key"] for each in found["programme"]["hasPart"]["nodes"]] == [
        "prj:textiles",
        "prog:rr-2",
        "prog:rr-2-1",
    ]


@pytest.mark.parametrize("depth", [-1, 101])
def test_a_depth_that_is_none_is_refused(code: Callable[..., str], depth: int) -> None:
    text = "query ($n: Int) { programmes { nodes { hasPart(depth: $n) { nodes { key } } } } }"
    assert code(text, n=depth) == "BAD_REQUEST"


def test_a_thing_that_is_known_only_by_reference_has_the_key_that_it_is_named_after(data: Ask) -> None:
    """No row of these defines a metric; figures name it."""
    found = data("{ observations { nodes { id key metric { id key } } } }")["observations"]["nodes"]
    assert {each["metric"]["key"] for each in found} >= {"metric:visits", "metric:page_views"}
    assert {each["key"] for each in found} == {None}
