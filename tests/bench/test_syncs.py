"""The syncs that the bench times are those that it says, and readers are asked while one runs."""

import pytest

from bench import syncs
from bench.loaders import changed, metadata, rows

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncs, "SECONDS", 2.0)
    monkeypatch.setattr(syncs, "TIMES", 1)
    content = rows(300)
    found = {each.name: each.value for each in syncs.syncs("bench", metadata(), content, changed(content))}
    assert list(found) == [
        *(f"loaders.sync.{name}" for name in ("same", "changed", "apply")),
        *(f"loaders.commit.{name}" for name in ("triple", "rows")),
        *(f"loaders.readers.{name}" for name in ("quiet.p99", "sync.p99", "slower")),
    ]
    assert found["loaders.readers.slower"] == found["loaders.readers.sync.p99"] - found["loaders.readers.quiet.p99"]
