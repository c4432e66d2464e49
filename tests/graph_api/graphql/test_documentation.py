"""The examples of docs/graphql.md run."""

import re

import pytest

from graph_api.hints.hint import Code
from tests.documents import DOCS, taken
from tests.graph_api.graphql.conftest import Ask
from tests.service import Service

PAGE = (DOCS / "graphql.md").read_text(encoding="utf-8")
EXAMPLES = taken("graphql.md", "graphql")


@pytest.mark.parametrize("example", [each.text for each in EXAMPLES])
def test_each_example_is_answered_without_an_error(data: Ask, example: str) -> None:
    assert data(example)


def test_the_example_without_results_has_the_hint_that_the_page_shows(service: Service) -> None:
    [example] = [each.text for each in EXAMPLES if 'label: {eq: "gent"}' in each.text]
    [hint] = service.answer(example)["extensions"]["hints"]
    assert f"`{hint['message']}`" in " ".join(PAGE.split())
    codes = re.findall(r"^\| `([A-Z_]+)` \|", PAGE.split("extensions.hints", 1)[1].split("## ", 1)[0], re.MULTILINE)
    assert set(codes) == {Code.UNKNOWN_VALUE, Code.UNKNOWN_TERM, Code.NO_PROPERTY, Code.NO_MEMBER}
