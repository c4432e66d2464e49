"""Tests of the search index of a version, built in its own process."""

from pathlib import Path

from queries.indexing import main
from queries.search import find, is_built
from tests.graph_api.small import CITY, publish


def test_the_index_appears_in_the_folder_of_the_version(tmp_path: Path) -> None:
    newest = publish(tmp_path / "state").newest()
    assert not is_built(newest)
    main([str(newest.folder), str(newest.version)])
    assert is_built(newest)
    assert CITY.value in [hit.key for hit in find(newest, "stad x").hits]
