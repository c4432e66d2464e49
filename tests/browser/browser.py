"""Debian's chromium for tests: pages to open, and what the browser reports about each."""

import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests import node

HERE = Path(__file__).parent
_MOST_S = 900


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to open: the width of the window, whether folded parts open, and the steps to take; see `look.mjs`."""

    path: str
    width: int = 1280
    scale: int = 1
    dark: bool = False
    axe: bool = False
    open: bool = False
    script: bool = True
    steps: list[list[str]] = field(default_factory=list)
    shot: str | None = None
    whole: bool = False


def ready() -> None:
    """Install the npm packages of the lock file; skip the test when npm packages or chromium are missing."""
    if not shutil.which("chromium"):
        pytest.skip("chromium is needed: apt-get install chromium")
    node.install(HERE)


def has_java() -> bool:
    """Return whether Java is installed, which the checker of the W3C needs."""
    return shutil.which("java") is not None


def look(host: str, visits: list[Visit]) -> list[dict[str, Any]]:
    """Return the browser's report on each page, in order."""
    jobs = "\n".join(json.dumps(_job(host, visit)) for visit in visits)
    done = subprocess.run(
        ["node", "look.mjs"], input=jobs, cwd=HERE, capture_output=True, text=True, check=True, timeout=_MOST_S
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _job(host: str, visit: Visit) -> dict[str, Any]:
    named = {
        name: getattr(visit, name)
        for name in ("width", "scale", "dark", "axe", "open", "script", "steps", "shot", "whole")
    }
    return {"address": host + visit.path, **named}
