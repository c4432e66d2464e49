"""The service over the plan of 2020 and the invented plan of 2021, synced once for the run."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_store.versions import State
from loaders import sync
from tests.next_year.plans import both_plans
from tests.prepared import Prepared
from tests.service import Service


@pytest.fixture(scope="session")
def both(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over both plans; only for tests that read."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    place = tmp_path_factory.mktemp("both")
    report = prepared.copy("both", lambda made: sync(both_plans(place / "inventories"), State(made)), place / "state")
    with TestClient(create_app(read_settings(data=place / "state").service())) as client:
        yield Service(client, State(place / "state"), report)
