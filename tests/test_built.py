"""The committed bundles of the consoles match their lock file; node and npm are needed."""

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def built(script: str) -> str:
    """Return the differences that the script reports."""
    done = subprocess.run([f"scripts/{script}", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_bundles_of_the_editors_map_and_network_are_those_of_their_lock_file() -> None:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are needed: apt-get install nodejs npm")
    assert built("build-consoles") == ""
