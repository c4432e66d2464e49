import pytest

from ontology.reasoning import step_seconds
from ontology.reasoning.step_seconds import StepSeconds


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> StepSeconds:
    """Return an empty object, with a clock that is one second later each time it is read."""
    clock = iter(range(100))
    monkeypatch.setattr(step_seconds, "process_time", lambda: float(next(clock)))
    return StepSeconds()


def test_a_step_is_timed_each_time_it_runs(seconds: StepSeconds) -> None:
    with seconds.of("read"):
        pass
    with seconds.of("write"), seconds.of("read"):
        pass

    assert list(seconds.items()) == [("read", 2.0), ("write", 3.0)]


def test_a_step_that_fails_is_timed_too(seconds: StepSeconds) -> None:
    with pytest.raises(ValueError, match="no number"), seconds.of("read"):
        raise ValueError("no number")

    assert seconds == {"read": 1.0}
