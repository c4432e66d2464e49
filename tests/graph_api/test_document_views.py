"""The service builds the view of a version as of a document once for all who ask, in a process of its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_api.document_views import DocumentViews
from graph_api.service import Service, ServiceSettings
from graph_store import State
from graph_store.errors import QueryTimeout, StoreFull, UnknownDocument, ViewBuilding
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.view_stores import FOLDER, _building, built_bytes, document_place
from graph_store.workers.builds import ViewLimits
from tests.graph_store.querying import COUNT
from tests.graph_store.workers.test_view_builds import answered
from tests.loaders.by_document import LISTED, NEW, OLD, run, write

BASE = "https://kennisgraaf.example/"


@pytest.fixture
def newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """Return a version that knows the plans of 2020 and 2021."""
    monkeypatch.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
    state = State(tmp_path / "var")
    run(write(tmp_path / "data", {**LISTED, **OLD, **NEW}), state)
    return state.newest()


def test_whoever_asks_gets_the_same_view_which_is_built_once(newest: Snapshot) -> None:
    async def work() -> tuple[set[int], int]:
        views = DocumentViews(ViewLimits(), BASE, 60)
        views.start()
        with ThreadPoolExecutor(5) as threads:
            loop = asyncio.get_running_loop()
            asked = [loop.run_in_executor(threads, views.snapshot, newest, "plan:2020") for _ in range(5)]
            found = await asyncio.gather(*asked, *(views.version(newest, "plan:2020") for _ in range(5)))
        assert {each.document for each in found} == {"plan:2020"}
        await views.close()
        return {id(each) for each in found}, views.builds.built

    found, built = asyncio.run(work())
    assert (len(found), built) == (1, 1)


def test_the_newest_document_is_the_version_itself_and_an_unknown_one_is_refused(newest: Snapshot) -> None:
    views = DocumentViews(ViewLimits(), BASE, 1)
    assert views.snapshot(newest, "plan:2021") is newest
    with pytest.raises(UnknownDocument, match="plan:2020, plan:2021"):
        views.snapshot(newest, "plan:1999")


def test_a_request_that_waits_too_long_is_told_and_the_building_goes_on(newest: Snapshot) -> None:
    async def work() -> str:
        views = DocumentViews(ViewLimits(), BASE, 0.5)
        views.start()
        with _building(newest.folder.parent, wait=True), pytest.raises(ViewBuilding) as late:
            await views.version(newest, "plan:2020")
        while not document_place(newest, "plan:2020").exists():
            await asyncio.sleep(0.05)
        assert (await views.version(newest, "plan:2020")).document == "plan:2020"
        await views.close()
        return late.value.detail

    assert asyncio.run(work()).startswith("Version 1 as of plan:2020 was not ready in time")


def test_a_build_has_limits(newest: Snapshot) -> None:
    async def build(limits: ViewLimits) -> None:
        views = DocumentViews(limits, BASE, 60)
        views.start()
        try:
            await views.version(newest, "plan:2020")
        finally:
            await views.close()

    with pytest.raises(QueryTimeout, match="stopped after"):
        asyncio.run(build(ViewLimits(timeout_s=0.2)))
    with pytest.raises(StoreFull, match="KENNISGRAAF_VIEWS_MB"):
        asyncio.run(build(ViewLimits(views_mb=0)))
    assert [each.suffix for each in (newest.folder / FOLDER).iterdir()] in ([], [".tmp"])


def test_without_a_running_service_it_is_built_here(newest: Snapshot) -> None:
    service = Service(ServiceSettings(data=newest.folder.parents[1]))
    view = service.snapshot(document="plan:2020")
    assert view.document == "plan:2020"
    assert service.snapshot(1, "plan:2020") is view


def test_all_views_stay_within_their_limit(newest: Snapshot) -> None:
    """The least recently used view goes when another is built, also one that caches hold."""
    versions = newest.folder.parent
    size = _size(newest)

    async def work() -> list[bool]:
        views = DocumentViews(ViewLimits(), BASE, 60)
        views._limits = ViewLimits()
        views.builds._most_bytes = size * 2 + size // 2
        views.start()
        places = []
        for number in range(3):
            place = document_place(newest, "plan:2020").with_name(f"plan-{number}-{'0' * 16}")
            task = {"folder": str(newest.folder), "version": newest.version, "document": "plan:2020", "store": None}
            views._let_go()
            await views.builds.wait_for(place, task, None, "x")
            assert views._view(place, newest) is not None
            places.append(place)
            assert built_bytes(versions) <= views.builds._most_bytes
        await views.close()
        return [place.exists() for place in places]

    assert asyncio.run(work()) == [False, True, True]


def _size(newest: Snapshot) -> int:
    """Return the bytes of one view."""
    DocumentViews(ViewLimits(), BASE, 60).snapshot(newest, "plan:2020")
    return built_bytes(newest.folder.parent)


def test_scopes_of_a_view_are_views_beside_it(newest: Snapshot) -> None:
    service = Service(ServiceSettings(data=newest.folder.parents[1], query_timeout_s=60))

    async def work() -> tuple[int, int, set[str]]:
        await service.warm()
        view = await service.version(document="plan:2020")
        every, some = [
            await answered(service.workers, view, Scope(each), COUNT) for each in (Include.ALL, Include.ASSERTED)
        ]
        await service.close()
        return every, some, {each.name.rpartition("-")[0] for each in (newest.folder / FOLDER).iterdir()}

    every, some, names = asyncio.run(work())
    assert every > some > 0
    assert names == {"plan-2020", "asserted"}
