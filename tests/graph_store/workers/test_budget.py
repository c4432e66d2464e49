from graph_store.workers.budget import Budget


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_client_over_its_budget_is_told_when_to_come_again() -> None:
    clock = Clock()
    budget = Budget(60, clock)
    assert budget.refusal("a") is None
    budget.spend("a", 70)
    refusal = budget.refusal("a")
    assert refusal is not None
    assert refusal.retry_after_s == 11
    clock.now += refusal.retry_after_s
    assert budget.refusal("a") is None


def test_each_client_has_its_own() -> None:
    budget = Budget(10, Clock())
    budget.spend("a", 20)
    assert budget.refusal("a")
    assert budget.refusal("b") is None


def test_what_runs_meanwhile_counts() -> None:
    budget = Budget(10, Clock())
    budget.spend("a", 6)
    assert budget.refusal("a", running=3) is None
    assert budget.refusal("a", running=5)


def test_nought_is_no_limit() -> None:
    budget = Budget(0, Clock())
    budget.spend("a", 1_000)
    assert budget.refusal("a") is None
