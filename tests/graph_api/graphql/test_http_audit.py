"""The service under npm's graphql-http: its 61 audits from a real Node client, in the profile they were written for."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from tests.graph_api.serving import running

AUDIT = Path(__file__).with_name("audit")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(app: Starlette) -> Iterator[str]:
    """Where the application listens."""
    with running(uvicorn.Config(app, log_level="error", lifespan="off")) as (host, port):
        yield f"http://{host}:{port}/graphql"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Node finds graphql-http."""
    folder = tmp_path_factory.mktemp("audit")
    for file in AUDIT.iterdir():
        shutil.copy(file, folder)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, check=True)
    return folder


def test_all_audits_hold(address: str, node: Path) -> None:
    done = subprocess.run(["node", "audit.mjs", address], cwd=node, check=True, stdout=subprocess.PIPE, timeout=120)
    audits = [json.loads(line) for line in done.stdout.splitlines()]
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == 61
