"""The bench of whole syncs gives a figure for each step that it names."""

import pytest

from bench import storage

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "ROWS", 400)
    monkeypatch.setattr(storage, "LARGE", 500)
    monkeypatch.setattr(storage, "SYNCS", 3)
    found = {each.name.removeprefix("storage."): each for each in storage.storage_in_full()}
    assert list(found) == [
        *("first", "first.memory", "first.quads", "first.disk", "first.ratio", "first.disk.ratio"),
        *("same", "hundred", "hundred.memory", "many.disk", "upgrade", "upgrade.memory"),
        *("large", "large.memory", "large.disk"),
    ]
    assert 13 < found["first.quads"].value < 100
    assert found["many.disk"].value >= 0
