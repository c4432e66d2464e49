"""The commands of docs/replicas.md, run as written against a primary that is really there."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from graph_store import State
from tests.documents import taken
from tests.prepared import Plan
from tests.serving import COMMAND, ROOT, served

TOKEN, START = (block.text for block in taken("replicas.md", ""))


def test_the_last_command_serves_what_the_one_before_copied() -> None:
    export, replicate, serve = START.splitlines()
    assert export.startswith("export KENNISGRAAF_PRIMARY_TOKEN=")
    assert replicate.startswith("kennisgraaf replicate --from https://")
    assert serve == "kennisgraaf serve"


@pytest.mark.slow
def test_the_token_of_the_page_lets_a_replica_follow(plan: Plan, tmp_path: Path) -> None:
    plan(tmp_path / "state")
    own = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    own["KENNISGRAAF_GRAPH"] = str(ROOT)
    with served(tmp_path) as primary:
        words = [COMMAND, *shlex.split(TOKEN)[1:]]
        at_primary = {**own, "KENNISGRAAF_DATA": str(tmp_path / "state")}
        made = subprocess.run(words, env=at_primary, capture_output=True, text=True, check=True).stdout
        token = next(word for word in made.split() if word.startswith("kg_"))
        words = [COMMAND, "replicate", "--from", primary.address, "--once"]
        at_replica = {**own, "KENNISGRAAF_DATA": str(tmp_path / "replica"), "KENNISGRAAF_PRIMARY_TOKEN": token}
        subprocess.run(words, env=at_replica, check=True)
    State(tmp_path / "replica").verify(1)
