"""Fixtures for all tests: the service over the yearly plan, synced once for the run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from starlette.testclient import TestClient

from graph_store.versions import State
from loaders import SyncReport, sync
from tests.service import DATA, Inventories, Service

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
"""A profile without deadlines, so that no test fails on a busy machine."""


@pytest.fixture(scope="session")
def synced_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[State, SyncReport]:
    """Make a state from `data/jaarplan-2020`, with the report; only for tests that read or copy it."""
    state = State(tmp_path_factory.mktemp("synced") / "state")
    return state, sync(DATA, state)


@pytest.fixture(scope="session")
def service(synced_once: tuple[State, SyncReport]) -> Iterator[Service]:
    """Start the real application on a state made from `data/jaarplan-2020`; only for tests that read."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    state, report = synced_once
    with TestClient(create_app(read_settings(data=state.root).service())) as client:
        yield Service(client, state, report)


@pytest.fixture
def inventories(service: Service, tmp_path: Path) -> Inventories:
    """Return inventories that this test may change, and the state that was made from them."""
    return Inventories.copied(service, tmp_path)
