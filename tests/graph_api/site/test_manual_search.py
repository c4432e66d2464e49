"""Search in the documentation."""

import pytest

from graph_api.reference_pages import reference_pages
from graph_api.site.manual import Manual
from graph_api.site.manual_search import Passage
from graph_api.site.manual_search import find as find_in

MANUAL = Manual(reference_pages)


def find(question: str, limit: int) -> tuple[int, list[Passage]]:
    return find_in(MANUAL, question, limit)


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("KENNISGRAAF_MAX_ROWS", "/docs/settings/"),
        ("errors", "/docs/errors/"),
        ("property paths", "/docs/sparql/#property-paths"),
        ("lijst nakijken", "/docs/voor-steden/"),
        ("OtherMunicipality", "/docs/reference-graphql-types/#othermunicipality"),
        ("quickstrat", "/docs/quickstart/"),
    ],
)
def test_a_section_is_found_by_its_words(question: str, path: str) -> None:
    _, found = find(question, 10)
    assert path in [each.page.path + each.fragment for each in found]


def test_a_title_comes_before_a_text_and_has_no_excerpt() -> None:
    total, found = find("versions", 5)
    assert total > len(found) == 5
    assert found[0].title == "Versions"
    assert found[0].parts == ()


def test_a_text_that_was_found_is_marked() -> None:
    _, found = find("gzip", 5)
    assert any(part.marked and part.text == "gzip" for each in found for part in each.parts)


@pytest.mark.parametrize("question", ["", "nergenstevinden"])
def test_nothing_is_found(question: str) -> None:
    assert find(question, 5) == (0, [])
