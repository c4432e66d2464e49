"""The budget of a client over several processes."""

from pathlib import Path

from graph_store.workers.shared_budget import SharedBudget


def test_what_one_process_spends_counts_in_another(tmp_path: Path) -> None:
    now = [0.0]
    one, other = (SharedBudget(60, tmp_path / "notes", lambda: now[0]) for _ in range(2))
    one.spend("here", 30)
    other.spend("here", 25)
    assert one.refusal("here") is None
    assert one.refusal("here", running=5) is not None
    other.spend("here", 5)
    for each in (one, other):
        refusal = each.refusal("here")
        assert refusal is not None
        assert refusal.retry_after_s == 1
        assert each.refusal("there") is None
    now[0] += 1
    assert one.refusal("here") is None


def test_spent_seconds_expire_as_they_are_granted(tmp_path: Path) -> None:
    now = [0.0]
    budget = SharedBudget(60, tmp_path / "notes", lambda: now[0])
    budget.spend("here", 600)
    now[0] += 539
    assert budget.refusal("here") is not None
    now[0] += 2
    assert budget.refusal("here") is None


def test_without_a_limit_nothing_is_refused(tmp_path: Path) -> None:
    budget = SharedBudget(0, tmp_path / "notes")
    budget.spend("here", 1e9)
    assert budget.refusal("here") is None
