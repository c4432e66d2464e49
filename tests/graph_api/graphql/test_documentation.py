"""The examples of docs/graphql.md run."""

import re
from pathlib import Path

import pytest

from tests.graph_api.graphql.conftest import Ask

PAGE = Path(__file__).parents[3] / "docs" / "graphql.md"
EXAMPLES = re.findall(r"```graphql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_is_answered_without_an_error(data: Ask, example: str) -> None:
    assert data(example)
