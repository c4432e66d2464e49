"""The examples of docs/graphql.md run."""

import pytest

from tests.documents import taken
from tests.graph_api.graphql.conftest import Ask

EXAMPLES = taken("graphql.md", "graphql")


@pytest.mark.parametrize("example", [each.text for each in EXAMPLES])
def test_each_example_is_answered_without_an_error(data: Ask, example: str) -> None:
    assert data(example)
