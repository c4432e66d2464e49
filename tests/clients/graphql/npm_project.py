"""A folder in which an npm program runs on our schema."""

import shutil
import subprocess
from pathlib import Path

from tests import node

HERE = Path(__file__).parent


def make(name: str, schema: Path, place: Path) -> None:
    """Put the files of a project, the packages and the schema into a folder."""
    (place / "node_modules").symlink_to(node.install(HERE))
    shutil.copytree(HERE / name, place, dirs_exist_ok=True)
    shutil.copy(schema, place)


def run(place: Path, program: str, *words: str) -> None:
    """Run a program of the packages; the test fails with its output if it does."""
    command = [str(place / "node_modules" / ".bin" / program), *words]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
