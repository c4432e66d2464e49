"""Preparation of a version before the first request."""

import asyncio
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api import version_warm_up
from graph_api.app import create_app
from graph_api.catalogue.distributions import offered
from graph_api.dumps.dump_files import dump_files
from graph_api.service import Service, ServiceSettings
from graph_api.version_warm_up import make_ready
from graph_store.durable_files import remove_tree
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from queries.search import is_built
from tests.graph_api.small import publish

pytestmark = pytest.mark.slow


async def nothing_more(snapshot: Snapshot) -> None:
    """Do what a service without readers does with a version that is ready."""


def ready(service: Service) -> Snapshot:
    async def once() -> None:
        await make_ready(service, service.snapshot(), nothing_more, dumps_after_s=0)
        await service.close()

    asyncio.run(once())
    return service.snapshot()


@pytest.mark.parametrize("most_here", [1_000_000, 0])
def test_index_and_files_are_there_before_anybody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_here: int
) -> None:
    monkeypatch.setattr(version_warm_up, "INDEXED_HERE_QUADS", most_here)
    service = Service(ServiceSettings(data=publish(tmp_path).root, workers=1))
    newest = ready(service)
    assert is_built(newest)
    assert all(dump_files(service).built(newest, dump) for dump in offered(newest))


def test_what_cannot_be_made_ready_is_left_to_those_who_ask(tmp_path: Path) -> None:
    async def nothing_there() -> None:
        service = Service(ServiceSettings(data=publish(tmp_path).root, workers=1))
        snapshot = service.snapshot()
        remove_tree(snapshot.folder)
        await make_ready(service, snapshot, nothing_more)
        assert not snapshot.folder.exists()
        await service.close()

    asyncio.run(nothing_there())


def test_a_version_that_another_process_publishes_is_made_ready_too(
    tmp_path: Path,
) -> None:
    with TestClient(create_app(ServiceSettings(data=tmp_path, workers=1))):
        publish(tmp_path)
        folder = State(tmp_path).newest().folder
        for _ in range(1500):
            if found := list(folder.glob("search-*.sqlite")):
                break
            time.sleep(0.02)
        assert found


def test_the_catalogue_gets_the_checksum_of_every_file_and_another_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(version_warm_up, "DUMPS_AFTER_S", 3600)
    with TestClient(create_app(ServiceSettings(data=publish(tmp_path).root, workers=1))) as client:
        before = client.get("/catalog.ttl")
        service: Service = client.app.state.service  # type: ignore[attr-defined]
        newest = service.snapshot()
        asyncio.run(dump_files(service).fill(newest, offered(newest)))
        after = client.get("/catalog.ttl", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.text.count("spdx:checksumValue") == after.text.count("dcat:byteSize") == len(offered(newest))
