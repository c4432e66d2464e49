"""Comunica answers a question by following links alone, from one city to the kick-off dates of its projects."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGE = "@comunica/query-sparql-link-traversal@0.5.0"
QUERY = """
PREFIX kg: <{base}ns#>
SELECT DISTINCT ?project ?date WHERE {{
  <{base}id/mun/leuven> kg:hosts ?project .
  ?project kg:bundledIn ?package .
  ?package kg:hasKickOff ?event .
  ?event kg:startsOn ?date .
}}
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def comunica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from npm; `KENNISGRAAF_TEST_COMUNICA` names a folder that has it already."""
    folder = Path(os.environ.get("KENNISGRAAF_TEST_COMUNICA") or tmp_path_factory.mktemp("comunica"))
    command = folder / "node_modules" / ".bin" / "comunica-sparql-link-traversal"
    if not command.exists():
        if shutil.which("npm") is None:
            pytest.skip("npm is not installed")
        install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            pytest.skip(f"npm could not install {PACKAGE}")
    return command


def test_links_lead_from_a_city_to_the_kick_off_dates_of_its_projects(base: str, comunica: Path) -> None:
    query = QUERY.format(base=base)
    command = [str(comunica), f"{base}id/mun/leuven", "-q", query, "--lenient", "-t", "application/sparql-results+json"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    rows = {
        (row["project"]["value"].removeprefix(base), row["date"]["value"])
        for row in json.loads(found.stdout)["results"]["bindings"]
    }
    assert ("id/prj/v2-leuven-vaartkom", "2020-03-03") in rows
