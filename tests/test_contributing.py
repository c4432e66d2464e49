"""The change that CONTRIBUTING.md leads a newcomer through, made on a copy as it says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WALK = PAGE[PAGE.index("## One change in ten minutes") :]


def test_the_change_of_the_page_works_as_the_page_says(tmp_path: Path) -> None:
    folder, commands = tmp_path / "copy", Path(sys.executable).parent
    environment = {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "KENNISGRAAF_GRAPH": str(folder),
        "KENNISGRAAF_DATA": str(tmp_path / "state"),
    }

    def run(script: str) -> str:
        done = subprocess.run(["sh", "-ec", script], cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    subprocess.run([commands / "kennisgraaf", "init", folder, "--example", "jaarplan"], check=True)
    run("kennisgraaf sync")
    [turtle], [column] = blocks("turtle"), blocks("json")
    fill, load, ask = blocks("sh")

    with (folder / "ontology/kennisgraaf.ttl").open("a", encoding="utf-8") as file:
        file.write(turtle)
    assert run("kennisgraaf ontology lint") == "0 findings\n"
    metadata = folder / "data/jaarplan-2020/csv-metadata.json"
    described = json.loads(metadata.read_text(encoding="utf-8"))
    [table] = [each for each in described["tables"] if each["url"] == "tools.csv"]
    table["tableSchema"]["columns"].append(json.loads(column))
    metadata.write_text(json.dumps(described), encoding="utf-8")
    run(fill)
    assert "would change: 1 triples added, 0 removed" in run(load.splitlines()[0])
    run(load.splitlines()[1])
    answer = run(ask)
    assert "Orbaatje" in answer
    assert "tools.csv line 2 (nickname)" in answer


def blocks(language: str) -> list[str]:
    """Return the code blocks of the walk in one language, without their indentation."""
    found = re.findall(rf"^   ```{language}\n(.*?)^   ```", WALK, re.DOTALL | re.MULTILINE)
    return [re.sub(r"^   ", "", each, flags=re.MULTILINE) for each in found]
