"""Tests of `kennisgraaf generate`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


def test_what_is_committed_is_what_the_ontology_gives(run: Run) -> None:
    outcome = run("generate", "--check")
    assert (outcome.code, outcome.err) == (0, "")


ROOT = Path(__file__).parents[3]
ROOMS = ("kennisgraaf", "graph_api", "graph_store", "loaders", "ontology", "queries", "docs", "data/jaarplan-2020")
MAIN = "import sys; from kennisgraaf.cli import main; sys.exit(main(sys.argv[1:]))"
WORD = """
kg:ChargingPoint a owl:Class ; rdfs:label "laadpunt"@nl, "charging point"@en ;
    rdfs:comment "Punt waar voertuigen laden."@nl, "Point where vehicles charge."@en .
"""


def test_a_new_word_of_the_ontology_is_in_every_file_after_one_run(tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "kennisgraaf.toml", tmp_path)
    with (tmp_path / "ontology" / "kennisgraaf.ttl").open("a", encoding="utf-8") as file:
        file.write(WORD)

    def generate(*words: str) -> subprocess.CompletedProcess[str]:
        run = [sys.executable, "-c", MAIN, "generate", *words]
        environment = os.environ | {"PYTHONPATH": str(tmp_path), "KENNISGRAAF_GRAPH": str(tmp_path)}
        return subprocess.run(run, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)

    assert generate().returncode == 0
    assert generate("--check").stderr == ""
    assert "ChargingPoint" in (tmp_path / "docs" / "reference-graphql-types.md").read_text(encoding="utf-8")
