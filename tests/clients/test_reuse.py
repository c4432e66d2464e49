"""The examples of `/reuse`, run as a reader copies them from the page of a live service."""

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.clients.live import fetch

COMMANDS = {
    "curl": ["sh"],
    "Python": [sys.executable, "-"],
    "R": ["Rscript", "-"],
    "JavaScript": ["node", "--input-type=module"],
}


@pytest.mark.parametrize("program", COMMANDS)
def test_an_example_gets_the_centre_cities(base: str, program: str, tmp_path: Path) -> None:
    command = COMMANDS[program]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is needed")
    page = fetch(f"{base}reuse?lang=en", "text/html").decode()
    (example,) = re.findall(f"<h3>{program}</h3>\\s*<pre[^>]*><code>(.*?)</code>", page, re.DOTALL)
    ended = subprocess.run(command, input=unescape(example), cwd=tmp_path, capture_output=True, text=True, check=True)
    told = ended.stdout + "".join(file.read_text("utf-8") for file in tmp_path.glob("*.csv"))
    assert any(name in told for name in ("Aalst", "mun:aalst"))
