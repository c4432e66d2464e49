"""Comparisons are kept, and made one at a time within a limit."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_api.comparison import comparisons
from graph_api.comparison.comparisons import Comparisons
from graph_store.errors import QueryTimeout
from tests.graph_api.comparison.theatre import Theatre


def test_a_comparison_is_made_once_for_two_versions(two: Theatre) -> None:
    made, old, new = Comparisons(), two.state.open(1), two.state.open(2)
    assert made.of(old, new, 60) is made.of(old, new, 60)
    assert made.of(new, old, 60) is not made.of(old, new, 60)


def test_only_a_few_are_kept(two: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "KEPT", 1)
    made, old, new = Comparisons(), two.state.open(1), two.state.open(2)
    first = made.of(old, new, 60)
    made.of(new, old, 60)
    assert made.of(old, new, 60) is not first


def test_it_ends_at_the_limit(two: Theatre) -> None:
    with pytest.raises(QueryTimeout, match="more than 0 s"):
        Comparisons().of(two.state.open(1), two.state.open(2), 0)


def test_what_a_stopped_comparison_read_may_be_dropped_in_another_thread(two: Theatre) -> None:
    """The engine's iterators belong to the thread that made them; pytest fails if one is dropped elsewhere."""
    with ThreadPoolExecutor(1) as pool:
        fault = pool.submit(Comparisons().of, two.state.open(1), two.state.open(2), 0).exception()
    assert isinstance(fault, QueryTimeout)
    del fault
    gc.collect()


def test_a_request_waits_no_longer_than_the_limit_for_another(two: Theatre) -> None:
    made, held, done = Comparisons(), threading.Event(), threading.Event()

    def slow() -> None:
        with made._lock:
            held.set()
            done.wait(10)

    thread = threading.Thread(target=slow)
    thread.start()
    held.wait(10)
    with pytest.raises(QueryTimeout):
        made.of(two.state.open(1), two.state.open(2), 0.01)
    done.set()
    thread.join()
