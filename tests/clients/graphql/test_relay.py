"""Relay compiles a fragment with pages, and reads every page through the node of the thing."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.graphql import npm_project

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def compiled(schema: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which relay-compiler put what it made."""
    place = tmp_path_factory.mktemp("relay")
    npm_project.make("relay", schema, place)
    npm_project.run(place, "relay-compiler", "relay.config.json")
    return place


def test_every_page_of_a_connection_is_read_by_refetching_its_node(
    base: str, compiled: Path, column: Callable[[str], list[str]]
) -> None:
    command = ["node", "page.cjs", f"{base}graphql", "mun:leuven"]
    done = subprocess.run(command, cwd=compiled, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    projects = column("mun:leuven kg:hosts ?x")
    assert found["id"] == f"{base}id/mun/leuven"
    assert found["label"] == "Leuven"
    assert sorted(found["projects"]) == projects
    assert found["requests"] == len(projects) > 1
