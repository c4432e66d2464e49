from pathlib import Path

import pytest

from graph_store.errors import UnknownVersion
from graph_store.graphs import Include, Scope
from graph_store.view_stores import opened, place_of
from graph_store.workers.view_builder import build
from tests.graph_store.querying import published


def test_a_task_builds_the_view_it_names_once(tmp_path: Path) -> None:
    snapshot = published(tmp_path)
    place = place_of(snapshot, Scope(Include.ASSERTED))
    task = {"folder": str(snapshot.folder), "version": 1, "store": None, "place": str(place),
            "include": "asserted", "synthetic": False, "most_bytes": 10**9}  # fmt: skip
    assert [build(task) for _ in range(2)] == [({"built": True}, b""), ({"built": False}, b"")]
    with opened(place) as view:
        assert view is not None
        assert view.version == 1
    with pytest.raises(UnknownVersion):
        build({**task, "folder": str(tmp_path / "versions" / "000002"), "version": 2})
