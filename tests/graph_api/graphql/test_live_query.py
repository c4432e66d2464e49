"""Live queries: which versions they answer, and which they leave out."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import orjson
import pytest

from graph_api.graphql.document_request import EVENTS, DocumentRequest
from graph_api.graphql.document_run import DocumentRun
from graph_api.graphql.live_query import LiveAnswer, live_answers
from graph_api.moments import Moment
from graph_api.service import Service, ServiceSettings
from graph_store.errors import UnknownVersion
from graph_store.graphs import Scope
from graph_store.versions import State
from tests.graph_api.graphql.live import UNRELATED, first_version, publish, rename

NAME = 'subscription { live { municipality(id: "mun:gent") { label } } }'
AT = 'subscription @at(version: 1) { live { municipality(id: "mun:gent") { label } } }'
PAGE = "subscription { municipalities(first: 2) { edges { cursor node { key } } pageInfo { endCursor } } }"

Check: TypeAlias = Callable[[Service, AsyncIterator[LiveAnswer]], Coroutine[Any, Any, None]]


@pytest.fixture
def state(tmp_path: Path) -> State:
    return first_version(tmp_path / "state")


def asked(text: str, version: int | None = None) -> DocumentRequest:
    is_live = text.startswith("subscription")
    return DocumentRequest(text, None, None, EVENTS, ("nl",), Moment(version), Scope(), None, is_live=is_live)


def following(state: State, request: DocumentRequest, check: Check) -> None:
    """Run a check over the answers to a request, while the service follows the versions."""

    async def follow(service: Service) -> None:
        async for _ in service.current.follow():
            pass

    async def run() -> None:
        service = Service(ServiceSettings(data=state.root))
        task = asyncio.ensure_future(follow(service))
        answers = live_answers(service, request)
        try:
            await check(service, answers)
        finally:
            await answers.aclose()  # type: ignore[attr-defined]
            task.cancel()
            await asyncio.wait({task})
            await service.close()

    asyncio.run(run())


async def arriving(answers: AsyncIterator[LiveAnswer], seconds: float = 30) -> Any:
    """Return the next answer; raise TimeoutError if there is none in time."""
    return orjson.loads((await asyncio.wait_for(anext(answers), seconds)).body)


def test_a_change_of_what_is_read_gives_a_new_answer(state: State) -> None:
    async def check(service: Service, answers: AsyncIterator[LiveAnswer]) -> None:
        first = await arriving(answers)
        assert first["data"]["live"] == {"municipality": {"label": "Gent"}}
        assert first["extensions"]["datasetVersion"] == 1
        rename(state, "Gent", "Gand")
        second = await arriving(answers)
        assert second["data"]["live"] == {"municipality": {"label": "Gand"}}
        assert second["extensions"]["datasetVersion"] == 2

    following(state, asked(NAME), check)


@pytest.mark.parametrize("text", [NAME, PAGE])
def test_another_change_gives_none(state: State, text: str) -> None:
    """A cursor belongs to a version, but a page whose cursors alone changed is the same page."""

    async def check(service: Service, answers: AsyncIterator[LiveAnswer]) -> None:
        await arriving(answers)
        publish(state, add=UNRELATED)
        with pytest.raises(TimeoutError):
            await arriving(answers, 1.5)
        assert service.snapshot().version == 2

    following(state, asked(text), check)


def test_versions_that_come_close_together_end_with_the_newest(state: State) -> None:
    async def check(service: Service, answers: AsyncIterator[LiveAnswer]) -> None:
        await arriving(answers)
        for before, after in pairwise(["Gent", "A", "B", "C"]):
            rename(state, before, after)
        seen = [await arriving(answers)]
        while seen[-1]["extensions"]["datasetVersion"] < 4:
            seen.append(await arriving(answers))
        assert seen[-1]["data"]["live"] == {"municipality": {"label": "C"}}
        with pytest.raises(TimeoutError):
            await arriving(answers, 0.5)

    following(state, asked(NAME), check)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        (NAME, 1),
        ("{ dataset { version } }", None),
        ("subscription { nothing }", None),
        ("subscription {", None),
        (AT, None),
    ],
)
def test_what_cannot_change_is_answered_once(state: State, text: str, version: int | None) -> None:
    async def check(service: Service, answers: AsyncIterator[LiveAnswer]) -> None:
        assert len([each async for each in answers]) == 1

    following(state, asked(text, version), check)


def test_a_version_that_is_gone_is_an_error(state: State) -> None:
    async def check(service: Service, answers: AsyncIterator[LiveAnswer]) -> None:
        with pytest.raises(UnknownVersion):
            await anext(answers)

    following(state, asked(NAME, 99), check)


def test_equal_documents_run_once_for_each_version(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    runs, text = 0, f"{NAME} # no other test has this document"
    result = DocumentRun.result

    def counted(run: DocumentRun) -> Any:
        nonlocal runs
        runs += 1
        return result(run)

    async def check(service: Service, answers: AsyncIterator[LiveAnswer]) -> None:
        several = [answers, *(live_answers(service, asked(text)) for _ in range(9))]
        for each in several:
            await arriving(each)
        assert runs == 1

    monkeypatch.setattr(DocumentRun, "result", counted)
    following(state, asked(text), check)
