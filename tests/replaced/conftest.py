"""The invented graph folder before and after its replacements, served over real HTTP."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client

from tests.folder_service import Loaded, on_a_port

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Replaced:
    """The folder after the replacements: a client of its service, and the report of the sync that brought them."""

    client: Client
    report: dict[str, Any]
    folder: Path
    state: Path

    def graphql(self, document: str) -> Any:
        """Return the data of the answer to a GraphQL document without errors."""
        answer = self.client.post("/graphql", json={"query": document}).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def select(self, query: str) -> list[tuple[str, ...]]:
        """Return the rows of a SELECT query."""
        prefixes = "PREFIX : <https://replaced.example/ns#> PREFIX mun: <https://replaced.example/id/mun/>"
        accept = {"Accept": "application/sparql-results+json"}
        answer = self.client.post("/sparql", data={"query": f"{prefixes} {query}"}, headers=accept).json()
        names = answer["head"]["vars"]
        return [tuple(row[name]["value"].rpartition("/")[2] for name in names) for row in answer["results"]["bindings"]]


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replaced]:
    place = tmp_path_factory.mktemp("replaced")
    folder, state = Path(shutil.copytree(HERE / "folder", place / "folder")), place / "state"
    loaded = Loaded(folder, state)
    shutil.copytree(HERE / "after", folder / "data", dirs_exist_ok=True)
    report = json.loads(loaded.run("sync", "--report", place / "report.json", "--json"))
    report["issues"] = json.loads((place / "report.json").read_text(encoding="utf-8"))["issues"]
    with on_a_port(folder, state) as address, Client(base_url=address) as client:
        yield Replaced(client, report, folder, state)
