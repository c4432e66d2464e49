"""The small version and the service over it, for tests that read; published once per run."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_store.snapshot import Snapshot
from graph_store.versions import State
from tests.graph_api.small import publish, served
from tests.prepared import Prepared


@pytest.fixture(scope="session")
def small_state(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> State:
    folder = tmp_path_factory.mktemp("small") / "state"
    prepared.copy("small", lambda made: publish(made).current(), folder)
    return State(folder)


@pytest.fixture
def snapshot(small_state: State) -> Snapshot:
    return small_state.newest()


@pytest.fixture(scope="session")
def small(small_state: State) -> Iterator[TestClient]:
    with served(small_state) as client:
        yield client
