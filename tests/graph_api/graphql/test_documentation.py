"""The examples of docs/graphql.md run."""

import json
import re

import pytest
from starlette.testclient import TestClient

from graph_api.hints.hint import Code
from tests.documents import DOCS, taken
from tests.graph_api.graphql.conftest import Ask
from tests.service import Service

PAGE = (DOCS / "graphql.md").read_text(encoding="utf-8")
EXAMPLES = [each.text for each in taken("graphql.md", "graphql")]
QUERIES = taken("graphql.md", "sparql")
LIVE = [each for each in EXAMPLES if each.startswith("subscription")]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each not in LIVE])
def test_each_example_is_answered_without_an_error(data: Ask, example: str) -> None:
    assert data(example)


def test_the_queries_of_the_explained_example_are_those_that_the_page_shows(service: Service) -> None:
    [example] = [each for each in EXAMPLES if "type: {ne: CentreCity}" in each]
    answer = service.client.post("/graphql?explain=true", json={"query": example}).json()
    [told] = answer["extensions"]["explain"]
    assert [each["query"] for each in told["sparql"]] == [each.text.strip() for each in QUERIES]


def test_the_example_without_results_has_the_hint_that_the_page_shows(service: Service) -> None:
    [example] = [each for each in EXAMPLES if 'label: {eq: "gent"}' in each]
    [hint] = service.answer(example)["extensions"]["hints"]
    assert f"`{hint['message']}`" in " ".join(PAGE.split())
    codes = re.findall(r"^\| `([A-Z_]+)` \|", PAGE.split("extensions.hints", 1)[1].split("## ", 1)[0], re.MULTILINE)
    assert set(codes) == {Code.UNKNOWN_VALUE, Code.UNKNOWN_TERM, Code.NO_PROPERTY, Code.NO_MEMBER}


@pytest.mark.parametrize("example", LIVE)
def test_each_subscription_is_answered_without_an_error(client: TestClient, example: str) -> None:
    """The answer over one version is the first of those that follow the versions."""
    sent = client.post("/graphql?version=1", json={"query": example}, headers={"Accept": "text/event-stream"})
    [answer] = [line.removeprefix("data: ") for line in sent.text.splitlines() if line.startswith("data: {")]
    assert list(json.loads(answer)) == ["data", "extensions"]
