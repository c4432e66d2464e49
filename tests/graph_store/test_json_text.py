"""JSON of bounded depth."""

import json
from pathlib import Path

import pytest

from graph_store.json_text import MOST_LEVELS, MOST_LEVELS_OF_RDF, check_depth, is_deep, read_json


def test_a_value_is_read() -> None:
    assert read_json('{"a": [1, {"b": null}]}') == {"a": [1, {"b": None}]}


@pytest.mark.slow
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


def test_a_file_is_looked_at_without_being_read_as_json(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonld"
    for good in ("", "[" * MOST_LEVELS_OF_RDF, '["' + "[" * 1_000 + '\\"' + "{" * 1_000 + '"]', "[]{}" * 1_000):
        file.write_text(good)
        check_depth(file)
    file.write_text("\n[" + '{"a":' * MOST_LEVELS_OF_RDF)
    with pytest.raises(SyntaxError, match="deeper than 500") as refused:
        check_depth(file)
    assert refused.value.lineno == 2
