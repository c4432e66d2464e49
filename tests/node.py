"""npm packages for tests that run a real Node.js program."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest


def install(folder: Path) -> Path:
    """Install the packages that a folder's `package-lock.json` pins, once for all processes; return `node_modules`.

    The test is skipped if Node.js or npm is missing.
    """
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are needed: apt-get install nodejs npm")
    lock, modules = folder / "package-lock.json", folder / "node_modules"
    installed = modules / ".installed"
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not installed.exists() or installed.read_bytes() != lock.read_bytes():
            subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True
            )
            shutil.copy(lock, installed)
    return modules
