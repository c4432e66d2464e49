"""The bench of documents measures views and syncs of what it says."""

from pathlib import Path

import pytest

from bench import documents

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "TIMES", 1)
    (tmp_path / "synced").mkdir()
    found = {each.name: each.value for each in documents.viewed(tmp_path, 200)}
    assert list(found) == [
        *("documents.first", "documents.view", "documents.view.ratio", "documents.kept", "documents.view.disk"),
        *("documents.query.newest", "documents.query.ratio"),
    ]
    assert found["documents.view.ratio"] == found["documents.view"] / found["documents.first"]
    synced = {each.name: each.value for each in documents.synced(tmp_path / "synced", 200)}
    assert list(synced) == ["documents.sync.1", "documents.sync.5", "documents.sync.ratio"]
