"""JSON of bounded depth."""

import json

import pytest

from graph_store.json_text import MOST_LEVELS, is_deep, read_json


def test_a_value_is_read() -> None:
    assert read_json('{"a": [1, {"b": null}]}') == {"a": [1, {"b": None}]}


@pytest.mark.parametrize("levels", [MOST_LEVELS + 1, 900, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_what_nests_too_deep_is_refused(levels: int, opening: str, closing: str) -> None:
    with pytest.raises(ValueError, match="deeper than 64 levels"):
        read_json(opening * levels + "1" + closing * levels)
    with pytest.raises(ValueError, match=r"."):
        read_json(opening * levels)


def test_the_deepest_that_is_accepted_is_read() -> None:
    text = "[" * MOST_LEVELS + "]" * MOST_LEVELS
    assert json.dumps(read_json(text)) == text
    assert not is_deep(json.loads(text))
    assert is_deep([json.loads(text)])
