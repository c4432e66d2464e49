"""The service under npm's graphql-http: its 61 audits from a real Node client, in the profile they were written for."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from tests import node
from tests.graph_api.serving import running

AUDIT = Path(__file__).with_name("audit")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(app: Starlette) -> Iterator[str]:
    """Where the application listens."""
    with running(uvicorn.Config(app, log_level="error", lifespan="off")) as (host, port):
        yield f"http://{host}:{port}/graphql"


def test_all_audits_hold(address: str) -> None:
    node.install(AUDIT)
    done = subprocess.run(["node", "audit.mjs", address], cwd=AUDIT, check=True, stdout=subprocess.PIPE, timeout=120)
    audits = [json.loads(line) for line in done.stdout.splitlines()]
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == 61
