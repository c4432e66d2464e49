"""Graph folders other than the shipped one: loaded as users do, and served from this process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph_api.app import create_app
from kennisgraaf.settings import read_settings
from tests.documents import taken
from tests.graph_api.serving import running

EXAMPLES = Path(__file__).parents[1] / "examples"
COMMAND = str(Path(sys.executable).with_name("kennisgraaf"))


class Loaded:
    """A graph folder with a state, and the report of its first sync."""

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder, self.state = folder, state
        self.report = json.loads(self.run("sync", "--json"))

    def run(self, *words: object) -> str:
        """Return what one command prints; it must succeed."""
        environment = {"KENNISGRAAF_GRAPH": str(self.folder), "KENNISGRAAF_DATA": str(self.state)}
        command = [COMMAND, *map(str, words)]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def folder_named(name: str, place: Path) -> Path:
    """Return an example; or make the folder of `init` (`books`) or of `describe` (`trees`) in a place."""
    folder = place / name
    if name == "books":
        subprocess.run([COMMAND, "init", folder], check=True, capture_output=True)
    elif name == "trees":
        folder.mkdir()
        lists = [folder / "bomen.csv", folder / "soorten.csv"]
        for file, block in zip(lists, taken("your-own-graph.md", "csv"), strict=True):
            file.write_text(block.text, encoding="utf-8")
        subprocess.run([COMMAND, "describe", *lists, "--write"], check=True, capture_output=True)
    else:
        folder = EXAMPLES / name
    return folder


@contextmanager
def served(folder: Path, state: Path) -> Iterator[TestClient]:
    """Load a graph folder and give a client of the service over it."""
    with _application(folder, state) as app, TestClient(app, headers={"Accept": "text/html"}) as client:
        yield client


@contextmanager
def on_a_port(folder: Path, state: Path) -> Iterator[str]:
    """Load a graph folder and give the address of the service over it."""
    with (
        _application(folder, state) as app,
        running(uvicorn.Config(app, log_level="error", ws="none")) as (host, port),
    ):
        yield f"http://{host}:{port}"


@contextmanager
def _application(folder: Path, state: Path) -> Iterator[Starlette]:
    Loaded(folder, state)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KENNISGRAAF_GRAPH", str(folder))
        environment.setenv("KENNISGRAAF_DATA", str(state))
        yield create_app(read_settings().service())
