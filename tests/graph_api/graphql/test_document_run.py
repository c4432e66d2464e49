"""Runs of documents: at once or in threads, and the versions that they read."""

import asyncio
import contextlib
import threading
import time
from pathlib import Path

import pytest

from graph_api.graphql import document_run
from graph_api.graphql.document_request import PLAIN, DocumentRequest
from graph_api.graphql.document_run import DocumentRun, in_a_thread, quick_run, run_in
from graph_api.graphql.responses import answered, at_once
from graph_api.graphql.scheduler import Scheduler, Slot
from graph_api.moments import NOW
from graph_api.service import Service, ServiceSettings
from graph_store.errors import QueryTimeout, QueueFull
from graph_store.graphs import Scope

PAGE = "{ projects { nodes { label sitedIn { label hosts { nodes { label } } } } } }"


@pytest.fixture
def service(folder: Path) -> Service:
    return Service(ServiceSettings(data=folder))


def slot(seconds: float = 60) -> Slot:
    return Slot(Scheduler(), time.monotonic() + seconds)


def asked(text: str) -> DocumentRequest:
    return DocumentRequest(text, None, None, PLAIN, ("nl", "en"), NOW, Scope(), None)


def ready(service: Service, text: str) -> DocumentRun:
    return run_in(slot(), service, asked(text))


def ran(service: Service, text: str) -> DocumentRun:
    with (place := slot()):
        run = run_in(place, service, asked(text))
        assert run.result().errors is None
    return run


@pytest.mark.parametrize(
    ("text", "reads_now", "names_all"),
    [
        (PAGE, True, False),
        ("query @at(version: 1) { dataset { version } }", False, True),
        ("subscription @at(version: 1) { dataset { version } }", False, True),
        (
            "subscription { ...F } fragment F on Subscription { live { dataset @at(version: 1) { quads } } }",
            False,
            True,
        ),
        ("{ a: dataset { version } b: dataset @at(version: 1) { version } }", False, False),
        ("{", True, False),
    ],
)
def test_a_run_knows_which_versions_its_fields_name(
    service: Service, text: str, reads_now: bool, names_all: bool
) -> None:
    run = ready(service, text)
    assert (run.reads_now, run.names_all) == (reads_now, names_all)
    assert [each.version for each in run.read] == [1]


def test_a_tag_depends_on_the_document(service: Service) -> None:
    assert ready(service, PAGE).tag == ready(service, PAGE).tag != ready(service, "{ dataset { version } }").tag


def test_the_cost_is_known_after_the_run(service: Service) -> None:
    assert ran(service, PAGE).cost > 0


def test_a_document_is_quick_after_it_was_quick_before(service: Service) -> None:
    text = "{ dataset { version } } # no other test has this document"
    assert quick_run(service, asked(text)) is None
    for _ in range(3):
        ran(service, text)
    assert quick_run(service, asked(text)) is not None


def test_what_is_not_done_soon_is_begun_again_by_a_thread(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(20):
        answered(service, asked(PAGE), slot())
    assert at_once(service, asked(PAGE)) is not None
    monkeypatch.setattr(document_run, "AT_ONCE_S", -1)
    assert at_once(service, asked(PAGE)) is None


def test_a_document_whose_client_leaves_is_abandoned(service: Service) -> None:
    """The thread stops at its next check, and no client waits for it."""
    begun, ended = threading.Event(), threading.Event()

    def slow(service: Service, asked: DocumentRequest, slot: Slot) -> None:
        with slot:
            begun.set()
            try:
                while True:
                    slot.look()
            except QueryTimeout:
                ended.set()
                raise

    async def left() -> None:
        work = asyncio.ensure_future(in_a_thread(service, asked(PAGE), slow))
        await asyncio.to_thread(begun.wait, 30)
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work

    asyncio.run(left())
    assert ended.wait(5)


def test_more_documents_than_may_wait_are_refused(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_run, "MOST_ASKED", 0)
    with pytest.raises(QueueFull):
        asyncio.run(in_a_thread(service, asked(PAGE), answered))
