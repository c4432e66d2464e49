"""Search by words."""

from collections.abc import Callable

from tests.graph_api.graphql.conftest import Ask
from tests.service import Service


def found(data: Ask, arguments: str, directive: str = "") -> list[tuple[str, str]]:
    hits = data(f"{{ search({arguments}) {directive} {{ edges {{ node {{ key }} property }} }} }}")["search"]["edges"]
    return [(hit["node"]["key"], hit["property"]) for hit in hits]


def test_words_find_the_beginnings_of_words_without_case_and_accents(data: Ask) -> None:
    assert found(data, 'text: "EFFIC"') == [("plat:c", "label")]


def test_another_name_is_found_too(data: Ask) -> None:
    assert found(data, 'text: "kvs"') == [("org:kvs", "altLabel")]


def test_every_word_has_to_be_there(data: Ask) -> None:
    assert found(data, 'text: "verweven leeg"') == [("prog:rr-2", "label")]
    assert found(data, 'text: "verweven gent"') == []


def test_a_language_and_a_class_narrow_the_search(data: Ask) -> None:
    assert found(data, 'text: "ghent", language: "nl"') == []
    assert found(data, 'text: "ver", types: [Project]') == []


def test_a_whole_name_comes_before_a_beginning(data: Ask) -> None:
    assert [key for key, _ in found(data, 'text: "toolbox", first: 1')] == ["tool:toolbox"]


def test_a_typing_fault_and_another_form_of_a_word_are_forgiven(data: Ask) -> None:
    assert found(data, 'text: "tolbox"') == found(data, 'text: "toolbox"')
    assert found(data, 'text: "kerk"') == found(data, 'text: "kerken"')


def test_a_thing_is_found_by_its_key(data: Ask) -> None:
    assert found(data, 'text: "prj:bakkersite"') == [("prj:bakkersite", "key")]


def test_only_facts_that_the_lens_shows_are_found(data: Ask) -> None:
    assert found(data, 'text: "toolbox"', "@at(include: ASSERTED)") == found(data, 'text: "toolbox"')
    assert found(data, 'text: "toolbox"', "@at(include: INFERRED)") == []
    assert found(data, 'text: "verzonnen"') == []
    assert found(data, 'text: "verzonnen"', "@at(synthetic: true)") == [("prj:made-up", "label")]


def test_a_better_fit_has_a_higher_score(data: Ask) -> None:
    scores = [hit["score"] for hit in data('{ search(text: "ver") { edges { score } } }')["search"]["edges"]]
    assert scores == sorted(scores, reverse=True)


def test_a_search_without_words_is_refused(code: Callable[..., str]) -> None:
    assert code('{ search(text: "…") { totalCount } }') == "BAD_REQUEST"


def test_the_words_that_match_are_parts_of_the_text(data: Ask) -> None:
    [match] = data('{ search(text: "kerk") { edges { text lang highlight { text matches } } } }')["search"]["edges"]
    assert (match["text"], match["lang"]) == ("Kerken", "nl")
    assert match["highlight"] == [{"text": "Kerken", "matches": True}]
    [match] = data('{ search(text: "rendement") { edges { text highlight { text matches } } } }')["search"]["edges"]
    assert match["highlight"] == [{"text": "Ruimtelijk ", "matches": False}, {"text": "rendement", "matches": True}]


def test_a_filter_narrows_the_search(data: Ask) -> None:
    assert found(data, 'text: "ver", filter: {type: {eq: Programme}, label: {contains: "leeg"}}') == [
        ("prog:rr-2", "label")
    ]
    assert found(data, 'text: "ver", filter: {type: {eq: Project}}') == []


def test_pages_follow_each_other_in_the_order_of_the_scores(data: Ask) -> None:
    whole = data('{ search(text: "ver") { totalCount nodes { key } } }')["search"]
    seen, after = [], None
    for _ in range(whole["totalCount"]):
        place = f', after: "{after}"' if after else ""
        page = data(f'{{ search(text: "ver", first: 1{place}) {{ nodes {{ key }} pageInfo {{ endCursor }} }} }}')[
            "search"
        ]
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"]
    assert seen == whole["nodes"]
    assert len(seen) > 1


def test_an_edge_says_how_the_words_match_and_through_which_subject(service: Service) -> None:
    query = '{ search(text: "churches", first: 100) { edges { match via { key } node { key } } } }'
    found = {edge["node"]["key"]: edge for edge in service.graphql(query)["search"]["edges"]}
    assert found["prog:rr-1"]["match"] == "WORD"
    assert found["act:29"]["via"] == {"key": "thm:herbestemming-kerken"}
    assert found["psg:rr-1"]["match"] == "WORD"
    (edge,) = service.graphql('{ search(text: "bakersite") { edges { match via { key } node { key } } } }')["search"][
        "edges"
    ][:1]
    assert (edge["match"], edge["via"], edge["node"]["key"]) == ("CORRECTION", None, "prj:v1-gent-bakkersite")


def test_a_subject_that_the_lens_hides_is_no_reason(service: Service) -> None:
    query = '{ search(text: "churches", first: 100) @at(include: INFERRED) { edges { via { key } } } }'
    assert [edge for edge in service.graphql(query)["search"]["edges"] if edge["via"]] == []
