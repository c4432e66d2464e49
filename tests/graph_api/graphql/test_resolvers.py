"""Fields that do not read a single property."""

from collections.abc import Callable

from tests.graph_api.graphql.conftest import Ask


def test_node_and_thing_find_anything_by_iri_or_key(data: Ask) -> None:
    iri = "https://kennisgraaf.example/id/mun/gent"
    found = data(f'{{ thing(id: "mun:gent") {{ id __typename }} node(id: "{iri}") {{ id ... on Thing {{ key }} }} }}')
    assert found["thing"] == {"id": iri, "__typename": "CentreCity"}
    assert found["node"] == {"id": iri, "key": "mun:gent"}


def test_nodes_keep_their_order_and_say_which_is_unknown(ask: Ask) -> None:
    answer = ask('{ nodes(ids: ["prj:dok", "mun:nowhere", "mun:gent"]) { ... on Thing { key } } }')
    assert answer["data"]["nodes"] == [{"key": "prj:dok"}, None, {"key": "mun:gent"}]
    assert [error["path"] for error in answer["errors"]] == [["nodes", 1]]


def test_an_inferred_class_has_a_connection_and_is_among_the_types(data: Ask) -> None:
    found = data("{ hostMunicipalities { nodes { key types __typename } } }")
    nodes = found["hostMunicipalities"]["nodes"]
    assert [node["__typename"] for node in nodes] == ["OtherMunicipality", "CentreCity"]
    assert all("HostMunicipality" in node["types"] for node in nodes)


def test_not_stated_names_the_single_valued_properties_without_a_value(data: Ask) -> None:
    found = data('{ call(id: "call:verweving-2") { notStated } }')
    assert found["call"]["notStated"] == ["candidateCount", "directPartOf", "selectedCount", "year"]


def test_during_finds_what_was_in_force_on_a_day(data: Ask) -> None:
    kind = "{type: {eq: CooperationAgreement}}"
    found = data(f'{{ call(id: "call:verweving-2") {{ during(filter: {kind}) {{ nodes {{ key }} }} }} }}')
    assert found["call"]["during"] == {"nodes": [{"key": "agr:3"}]}


def test_overlapping_finds_what_shares_a_day(data: Ask) -> None:
    overlapping = "overlapping(filter: {type: {in: [Call, CooperationAgreement]}}) { totalCount nodes { key } }"
    found = data(f'{{ cooperationAgreement(id: "agr:3") {{ {overlapping} }} }}')["cooperationAgreement"]
    assert found["overlapping"] == {"totalCount": 1, "nodes": [{"key": "call:verweving-2"}]}


def test_the_days_of_a_thing_without_dates_are_not_stated(ask: Ask) -> None:
    answer = ask('{ platform(id: "plat:c") { during { totalCount } } }')
    assert answer["data"]["platform"]["during"] is None
    assert answer["extensions"]["notStated"] == [["platform", "during"]]


def test_a_figure_is_the_newest_or_the_one_of_a_date(data: Ask) -> None:
    found = data("""{ platform(id: "plat:a") {
        measure(metric: "metric:visits") old: measure(metric: "metric:visits", asOf: "2019-01-01")
        ratio(of: "metric:page_views", to: "metric:visits", decimals: 2)
    } }""")
    assert found["platform"] == {"measure": 200, "old": 100, "ratio": 2.01}


def test_a_figure_that_nobody_measured_is_not_stated(ask: Ask) -> None:
    answer = ask('{ platform(id: "plat:c") { measure(metric: "metric:visits") } }')
    assert answer["data"]["platform"]["measure"] is None
    assert answer["extensions"]["notStated"] == [["platform", "measure"]]


def test_the_dataset_says_which_version_answers(data: Ask) -> None:
    found = data("{ dataset { version created quads graphs { id quads } } }")["dataset"]
    assert found["version"] == 1
    assert found["quads"] == sum(graph["quads"] for graph in found["graphs"])


def test_too_many_decimals_are_refused(code: Callable[..., str]) -> None:
    query = '{ platform(id: "plat:a") { ratio(of: "metric:visits", to: "metric:visits", decimals: 99) } }'
    assert code(query) == "BAD_REQUEST"
