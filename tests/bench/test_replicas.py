"""The bench of replicas gives a figure for each step that it names."""

import pytest

from bench import replicas

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "REPLICAS", 1)
    monkeypatch.setattr(replicas, "COMMITS", 2)
    monkeypatch.setattr(replicas, "FACTS", 3_000)
    found = {each.name.removeprefix("replicas."): each.value for each in replicas.replicas()}
    assert list(found) == [
        *("visible", "visible.slowest"),
        *("caught_up", "caught_up.work", "caught_up.size", "caught_up.next", "caught_up.next.work"),
    ]
    assert 0 < found["visible"] <= found["visible.slowest"]
