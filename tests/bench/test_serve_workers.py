"""The bench of several serving processes gives a figure for each question."""

import pytest

from bench import serve_workers

pytestmark = pytest.mark.slow


def test_every_question_gives_a_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_workers, "ROUNDS", 2)
    monkeypatch.setattr(serve_workers, "SECONDS", 0.2)
    monkeypatch.setattr(serve_workers, "LOOKS", 1)
    found = {each.name: each for each in serve_workers.serve_workers()}
    ratios = [name for name in found if name.endswith(".ratio")]
    assert ratios == [f"serve_workers.{name}.ratio" for name in ("graphql_again", "graphql", "sparql", "site")]
    assert all(found[name].value > 0 and found[name].target == serve_workers.MOST for name in ratios)
    assert found["serve_workers.memory.two"].value > found["serve_workers.memory.one"].value > 0
