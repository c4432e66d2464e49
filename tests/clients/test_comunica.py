"""Comunica answers a question only by following links, from one city to the kick-off dates of its projects."""

import json
import subprocess
from pathlib import Path

import pytest

from tests import node

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


# Over 20 s: the engine follows some hundred links, one request after another, and is itself started by npm.
def test_links_lead_from_a_city_to_the_kick_off_dates_of_its_projects(base: str) -> None:
    comunica = node.install(Path(__file__).parent) / ".bin" / "comunica-sparql-link-traversal"
    query = QUERY.format(base=base)
    command = [str(comunica), f"{base}id/mun/leuven", "-q", query, "--lenient", "-t", "application/sparql-results+json"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    rows = {
        (row["project"]["value"].removeprefix(base), row["date"]["value"])
        for row in json.loads(found.stdout)["results"]["bindings"]
    }
    assert ("id/prj/v2-leuven-vaartkom", "2020-03-03") in rows
