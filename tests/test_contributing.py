"""The change that CONTRIBUTING.md leads a newcomer through, made on a copy as it says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import taken

pytestmark = pytest.mark.slow

[TURTLE], [COLUMN] = taken("CONTRIBUTING.md", "turtle"), taken("CONTRIBUTING.md", "json")
FILL, LOAD, ASK = taken("CONTRIBUTING.md", "sh")


def test_the_change_of_the_page_works_as_the_page_says(tmp_path: Path) -> None:
    folder, commands = tmp_path / "copy", Path(sys.executable).parent
    environment = {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "KENNISGRAAF_GRAPH": str(folder),
        "LANGUAGE": "en",
        "KENNISGRAAF_DATA": str(tmp_path / "state"),
    }

    def run(script: str) -> str:
        done = subprocess.run(["sh", "-ec", script], cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    subprocess.run([commands / "kennisgraaf", "init", folder, "--example", "jaarplan"], check=True)
    run("kennisgraaf sync")
    with (folder / "ontology/kennisgraaf.ttl").open("a", encoding="utf-8") as file:
        file.write(TURTLE.text)
    assert run("kennisgraaf ontology lint") == "0 findings\n"
    metadata = folder / "data/jaarplan-2020/csv-metadata.json"
    described = json.loads(metadata.read_text(encoding="utf-8"))
    [table] = [each for each in described["tables"] if each["url"] == "tools.csv"]
    table["tableSchema"]["columns"].append(json.loads(COLUMN.text))
    metadata.write_text(json.dumps(described), encoding="utf-8")
    run(FILL.text)
    look, load = LOAD.text.splitlines()
    assert "would change: 1 triples added, 0 removed" in run(look)
    run(load)
    answer = run(ASK.text)
    assert "Orbaatje" in answer
    assert "tools.csv line 2 (nickname)" in answer
