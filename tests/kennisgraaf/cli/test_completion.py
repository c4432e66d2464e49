"""Tests of `kennisgraaf completion`: the shells that are installed complete commands, options and values."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kennisgraaf.cli.command_line import COMMANDS
from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow

BASH = """source "$1"
COMP_WORDS=(kennisgraaf {words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_kennisgraaf; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = """source $argv[1]
complete -C 'kennisgraaf {words}' | string split -f1 \\t
"""
ASKED = {
    "sy": "sync",
    "token re": "revoke",
    "sync --dry": "--dry-run",
    "export --format tu": "turtle",
    "history --gra": "--graph",
}
"""A text that is typed, and one of its completions."""


@pytest.fixture
def script(run: Run, tmp_path: Path) -> Callable[[str], Path]:
    """Write the script for a shell that is installed, and return its path."""

    def written(shell: str) -> Path:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not installed")
        file = tmp_path / f"kennisgraaf.{shell}"
        file.write_text(run("completion", shell).out, encoding="utf-8")
        return file

    return written


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize("typed", ASKED)
def test_a_shell_completes_what_is_typed(shell: str, typed: str, script: Callable[[str], Path]) -> None:
    asks = (BASH if shell == "bash" else FISH).format(words=typed)
    done = subprocess.run([shell, "-c", asks, *(["-"] if shell == "bash" else []), script(shell)],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert ASKED[typed] in done.stdout.split(), done.stderr


def test_zsh_reads_the_script(script: Callable[[str], Path]) -> None:
    done = subprocess.run(["zsh", "-n", script("zsh")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_the_option_of_all_of_them_can_be_completed(shell: str, run: Run) -> None:
    text = run("completion", shell).out
    assert [command for command in COMMANDS if command.split()[-1] not in text] == []
    assert "graph" in text
