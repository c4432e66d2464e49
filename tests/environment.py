"""Virtual environments for tests that run a Python program whose packages conflict with ours."""

import fcntl
import subprocess
import sys
from pathlib import Path


def install(lock: Path) -> Path:
    """Install the packages that a lock file pins beside it, once for all processes; return the folder of programs."""
    environment = lock.parent / ".venv"
    installed = environment / ".installed"
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not installed.exists() or installed.read_bytes() != lock.read_bytes():
            subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
            pip = [
                str(environment / "bin" / "python"),
                "-m",
                "pip",
                "--quiet",
                "--disable-pip-version-check",
                "install",
            ]
            subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
            installed.write_bytes(lock.read_bytes())
    return environment / "bin"
