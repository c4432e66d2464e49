"""Search by words."""

from collections.abc import Callable

from tests.graph_api.graphql.conftest import Ask


def found(data: Ask, arguments: str) -> list[tuple[str, str]]:
    hits = data(f"{{ search({arguments}) {{ thing {{ key }} property }} }}")["search"]
    return [(hit["thing"]["key"], hit["property"]) for hit in hits]


def test_words_find_the_beginnings_of_words_without_case_and_accents(data: Ask) -> None:
    assert found(data, 'text: "EFFIC"') == [("plat:c", "label")]


def test_another_name_is_found_too(data: Ask) -> None:
    assert found(data, 'text: "kvs"') == [("org:kvs", "altLabel")]


def test_every_word_has_to_be_there(data: Ask) -> None:
    assert found(data, 'text: "verweven leeg"') == [("prog:rr-2", "label")]
    assert found(data, 'text: "verweven gent"') == []


def test_a_language_and_a_class_narrow_the_search(data: Ask) -> None:
    assert found(data, 'text: "ghent", lang: "nl"') == []
    assert found(data, 'text: "ver", types: [Project]') == []


def test_a_whole_name_comes_before_a_beginning(data: Ask) -> None:
    assert [key for key, _ in found(data, 'text: "toolbox", first: 1')] == ["tool:toolbox"]


def test_a_search_without_words_is_refused(code: Callable[..., str]) -> None:
    assert code('{ search(text: "…") { score } }') == "BAD_REQUEST"
