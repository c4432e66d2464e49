"""A change is committed and published, each with a figure of its own."""

import pytest

from bench import reasoning_commits

pytestmark = pytest.mark.slow


def test_every_step_gives_a_figure_by_the_clock_and_of_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasoning_commits, "TIMES", 1)
    found = {each.name: each for each in reasoning_commits.commits(4000)}
    assert list(found) == [
        f"reasoning.{step}.{rows}{part}"
        for rows in ("one", "100_rows")
        for step in ("committed", "published")
        for part in ("", ".processor")
    ]
    assert {name: each.target for name, each in found.items() if each.target} == {
        "reasoning.committed.one": 60.0,
        "reasoning.committed.100_rows": 500.0,
    }
    assert all(each.value > 0 for each in found.values())
