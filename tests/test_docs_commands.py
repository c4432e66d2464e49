"""Each command in the documentation runs as written, page by page, over a state that a sync has filled.

A page takes up to half a minute: each of its commands is a process of its own, as it is for a user.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph_store import State
from loaders import sync
from tests.documents import ROOT, taken
from tests.prepared import Prepared
from tests.service import DATA

pytestmark = pytest.mark.slow

PAGES = ("quickstart.md", "operations.md", "commands.md", "troubleshooting.md", "security.md")
BLOCKS = {page: taken(page, "", "sh") for page in PAGES}
OWN = taken("README.md", "", start=".venv/bin/kennisgraaf describe")[0]
STAYS = {"serve", "replicate"}
"""Commands that run until they are stopped; scripts and services are started by other tests."""

FAMILY = """@prefix : <urn:> . @prefix owl: <http://www.w3.org/2002/07/owl#> . :parentOf a owl:ObjectProperty ;
    owl:inverseOf :childOf . :childOf a owl:ObjectProperty ."""
PEOPLE = "<urn:ann> <urn:parentOf> <urn:bob> ."


def commands(page: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Yield the command lines of a page's blocks, each with the settings written before it."""
    for block in BLOCKS[page]:
        for line in block.text.splitlines():
            words = shlex.split(line.partition(" > ")[0], comments=True)
            settings = {}
            while words and re.fullmatch(r"KENNISGRAAF_\w+=.*", words[0]):
                name, _, value = words.pop(0).partition("=")
                settings[name] = value
            if words and Path(words[0]).name == "kennisgraaf":
                yield settings, words[1:]


def two_versions(state: Path) -> None:
    """Sync the yearly plan, and once more with a misspelt name."""
    sync(DATA, State(state))
    with TemporaryDirectory() as place:
        sync(misspelt(shutil.copytree(DATA, Path(place) / "jaarplan-2020")), State(state))


def misspelt(inventories: Path) -> Path:
    """Misspell the name of a project."""
    projects = inventories / "projects.csv"
    projects.write_text(projects.read_text(encoding="utf-8").replace("Bakkersite", "Bakkerssite"), encoding="utf-8")
    return inventories


@pytest.fixture
def folder(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder that the examples assume: inventories, questions, two versions, and the small files they name."""
    for name in ("data", "docs", "ontology", "queries", "site"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "kennisgraaf.toml", tmp_path)
    shutil.copy(ROOT / "data/jaarplan-2020/projects.csv", tmp_path)
    (tmp_path / "family.ttl").write_text(FAMILY, encoding="utf-8")
    (tmp_path / "people.ttl").write_text(PEOPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "var"))
    misspelt(tmp_path / "data/jaarplan-2020")
    prepared.copy("of the commands", two_versions, tmp_path / "var")
    return tmp_path


def run(words: list[str], **settings: str) -> tuple[int, str]:
    """Return the exit code of one command line, and its standard error."""
    command = str(Path(sys.executable).with_name("kennisgraaf"))
    done = subprocess.run(
        [command, *words], env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run(page: str, folder: Path) -> None:
    listed = [each for each in commands(page) if each[1][0] not in STAYS and "--watch" not in each[1]]
    assert listed
    for settings, words in listed:
        if words[0] == "restore":
            settings = {"KENNISGRAAF_DATA": str(folder / "elsewhere")}
        code, said = run(words, **settings)
        assert code in (0, 1) or (words[:2] == ["token", "revoke"] and "no token" in said), (words, said)


def test_a_file_of_your_own_is_loaded_in_the_lines_of_the_readme(tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(Path(sys.executable).parent.parent, target_is_directory=True)
    (tmp_path / "my-graph").mkdir()
    (tmp_path / "kennisgraaf.toml").touch()  # a clone is a graph folder itself
    (tmp_path / "my-graph/tools.csv").write_text("id;naam\nzaag;Mijn zaag\nbijl;Mijn bijl\n", encoding="utf-8")
    *lines, serve = OWN.text.splitlines()
    assert serve.endswith(" serve")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    done = subprocess.run(
        ["sh", "-ec", "\n".join(lines)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    code, _ = run(["explain", "tools:zaag", "a", "Tools"], KENNISGRAAF_GRAPH=str(tmp_path / "my-graph"))
    assert code == 0
