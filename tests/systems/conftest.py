"""The service over the yearly plan and invented rows, synced once for the run."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_store.versions import State
from loaders import sync
from tests.prepared import Prepared
from tests.service import DATA, Service

INVENTED = (Path(__file__).parent.parent / "synthetic", Path(__file__).parent / "invented")


@pytest.fixture(scope="session")
def invented(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over the yearly plan and the invented tables; only for tests that read."""
    from graph_api.app import create_app
    from kennisgraaf.settings import read_settings

    place = tmp_path_factory.mktemp("invented")
    report = prepared.copy(
        "invented", lambda made: sync(inventories_in(place / "inventories"), State(made)), place / "state"
    )
    with TestClient(create_app(read_settings(data=place / "state").service())) as client:
        yield Service(client, State(place / "state"), report)


def inventories_in(folder: Path) -> Path:
    """Return the inventories of the yearly plan together with the invented ones."""
    shutil.copytree(DATA, folder)
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    for invented in INVENTED:
        described["tables"] += json.loads((invented / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
        for file in invented.glob("*.csv"):
            shutil.copy(file, folder)
    (folder / "csv-metadata.json").write_text(json.dumps(described), encoding="utf-8")
    return folder
