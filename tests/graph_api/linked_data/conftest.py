"""The small version for every test of linked data, published once per run."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_store.snapshot import Snapshot
from graph_store.versions import State
from tests.graph_api.small import publish, served


@pytest.fixture(scope="session")
def small_state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return publish(tmp_path_factory.mktemp("small") / "state")


@pytest.fixture
def snapshot(small_state: State) -> Snapshot:
    return small_state.newest()


@pytest.fixture(scope="session")
def small(small_state: State) -> Iterator[TestClient]:
    with served(small_state) as client:
        yield client
