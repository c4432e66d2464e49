"""graphql-codegen makes types for our schema that the TypeScript compiler accepts and that catch a wrong variable."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import node

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def generated(schema: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with documents and the types that were made for them."""
    packages = node.install(HERE)
    place = tmp_path_factory.mktemp("codegen")
    (place / "node_modules").symlink_to(packages)
    shutil.copytree(HERE / "codegen", place, dirs_exist_ok=True)
    shutil.copy(schema, place)
    _run(place, "graphql-codegen", "--config", "codegen.yml")
    return place


def test_typescript_accepts_what_is_generated(generated: Path) -> None:
    _run(generated, "tsc", "--project", "tsconfig.json")


def test_the_types_of_one_document_are_small(generated: Path) -> None:
    assert sum(path.stat().st_size for path in (generated / "generated").iterdir()) <= 15_000


def _run(place: Path, program: str, *words: str) -> None:
    command = [str(place / "node_modules" / ".bin" / program), *words]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
