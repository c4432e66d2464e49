"""Relay compiles a fragment with pages, and reads every page through the node of the thing."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import node

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def compiled(schema: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which relay-compiler put what it made."""
    packages = node.install(HERE)
    place = tmp_path_factory.mktemp("relay")
    (place / "node_modules").symlink_to(packages)
    shutil.copytree(HERE / "relay", place, dirs_exist_ok=True)
    shutil.copy(schema, place)
    compiler = [str(packages / ".bin" / "relay-compiler"), "relay.config.json"]
    done = subprocess.run(compiler, cwd=place, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
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
