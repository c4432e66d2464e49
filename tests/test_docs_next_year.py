"""The walk of docs/next-year.md, from the plan of 2020 to both plans, made as the page says."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.reports.messages import MESSAGES
from tests.documents import DOCS, ROOT, taken

pytestmark = pytest.mark.slow

PAGE = "next-year.md"
TEXT, LISTS, DESCRIPTION, LOAD, ASK = taken(PAGE, "sh")
PARTS = ("data", "docs", "ontology", "queries", "site")


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], str]:
    """Copy the graph folder, and return the function that runs lines of the shell in it."""
    for name in PARTS:
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "kennisgraaf.toml", tmp_path)
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LANGUAGE": "en"}

    def printed(script: str) -> str:
        done = subprocess.run(["sh", "-ec", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return printed


def test_the_walk_of_the_page_works_as_the_page_says(run: Callable[[str], str], tmp_path: Path) -> None:
    assert "version 1 is published" in run("kennisgraaf sync")
    for block in (TEXT, LISTS, DESCRIPTION):
        run(block.text)
    loaded = run(LOAD.text)
    assert "would" in loaded
    assert "version 2 is published" in loaded
    first, row, second, *rest = run(ASK.text).splitlines()
    assert first == second == "action,label"
    assert "act/39" in row
    assert rest == []
    asked = "PREFIX kg: <https://kennisgraaf.example/ns#> SELECT ?often { ?paper kg:frequency ?often }"
    (tmp_path / "q.rq").write_text(asked, encoding="utf-8")
    assert "tweemaandelijks" in run("kennisgraaf query q.rq")
    assert "tweemaandelijks" not in run("kennisgraaf query q.rq --document plan:2020")
    assert "act/2021-01" not in (tmp_path / "as-of-2020.ttl").read_text(encoding="utf-8")


def test_a_plan_is_withdrawn_as_the_page_says(run: Callable[[str], str]) -> None:
    run("kennisgraaf sync")
    before = run("kennisgraaf export --format turtle")
    for block in (TEXT, LISTS, DESCRIPTION):
        run(block.text)
    run("kennisgraaf sync")
    run("sed -i 's|, \"data/jaarplan-2021\"||' kennisgraaf.toml")
    assert "--allow-fact-loss" in run("kennisgraaf sync 2>&1 || true")
    run("kennisgraaf sync --allow-fact-loss")
    assert run("kennisgraaf export --format turtle") == before


def test_the_page_names_messages_that_exist() -> None:
    text = (DOCS / PAGE).read_text(encoding="utf-8")
    named = {line.split("`")[1] for line in text.splitlines() if line.startswith("| `")}
    assert named <= MESSAGES.keys()
