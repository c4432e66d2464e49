"""The scheduling of documents in lanes."""

import time
from threading import Thread

import pytest

from graph_api.graphql import scheduler
from graph_api.graphql.scheduler import Scheduler, Slot
from graph_store.errors import QueryTimeout, QueueFull


def slot(of: Scheduler, seconds: float = 60) -> Slot:
    return Slot(of, time.monotonic() + seconds)


def test_a_document_waits_for_a_light_place_until_its_deadline() -> None:
    of = Scheduler(light=1)
    with slot(of):
        begun = time.monotonic()
        with pytest.raises(QueryTimeout), slot(of, 0.1):
            pass
        assert time.monotonic() - begun >= 0.1
    with slot(of, 0.1):
        pass


def test_a_document_that_computes_long_leaves_its_light_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "LIGHT_S", -1)
    of = Scheduler(light=1, heavy=1)
    with slot(of) as heavy:
        heavy.look()
        with slot(of):
            heavy.look()


def test_heavy_documents_compute_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "LIGHT_S", -1)
    of, at_work, most = Scheduler(light=5, heavy=1), 0, 0

    def work() -> None:
        nonlocal at_work, most
        with slot(of) as mine:
            mine.look()
            at_work += 1
            most = max(most, at_work)
            time.sleep(0.01)
            at_work -= 1

    threads = [Thread(target=work) for _ in range(5)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == 1


def test_one_whose_client_has_left_ends_at_its_next_look_also_while_it_waits() -> None:
    of = Scheduler(light=1)
    with slot(of) as first:
        first.abandon()
        with pytest.raises(QueryTimeout):
            first.look()
        second = slot(of)
        second.abandon()
        with pytest.raises(QueryTimeout), second:
            pass


def test_only_so_many_heavy_documents_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "LIGHT_S", -1)
    of = Scheduler(light=3, most_heavy=1)
    with slot(of) as first:
        first.look()
        with pytest.raises(QueueFull), slot(of) as second:
            second.look()
    with slot(of) as third:
        third.look()
