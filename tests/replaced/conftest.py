"""The invented graph folder before and after its replacements, also as two documents, served over real HTTP."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client, Response

from tests.folder_service import Loaded, on_a_port

HERE = Path(__file__).parent


LOAD, NS = "https://replaced.example/load#", "https://replaced.example/ns#"
STATES, RECORDS = ("municipalities", "programmes", "bodies"), ("projects",)


@dataclass(frozen=True, slots=True)
class Replaced:
    """The folder after the replacements: a client of its service, and the report of the sync that brought them."""

    client: Client
    report: dict[str, Any]
    folder: Path
    state: Path

    def get(self, path: str, accept: str = "text/html") -> Response:
        """Return the answer to a request, which waits for a view that is being built."""
        answer = self.client.get(path, headers={"Accept": accept})
        while answer.status_code == 503:
            time.sleep(0.2)
            answer = self.client.get(path, headers={"Accept": accept})
        return answer

    def graphql(self, document: str) -> Any:
        """Return the data of the answer to a GraphQL document without errors."""
        answer = self.client.post("/graphql", json={"query": document}).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def select(self, query: str, **choices: str) -> list[tuple[str, ...]]:
        """Return the rows of a SELECT query."""
        prefixes = "PREFIX : <https://replaced.example/ns#> PREFIX mun: <https://replaced.example/id/mun/>"
        accept = {"Accept": "application/sparql-results+json"}
        body = {"query": f"{prefixes} {query}"}
        answer = self.client.post("/sparql", data=body, headers=accept, params=choices).json()
        names = answer["head"]["vars"]
        return [tuple(row[name]["value"].rpartition("/")[2] for name in names) for row in answer["results"]["bindings"]]


@contextmanager
def after_sync(folder: Path, place: Path, change: Callable[[], object]) -> Iterator[Replaced]:
    """Give the service over a folder that was loaded, changed and loaded again."""
    loaded = Loaded(folder, place / "state")
    change()
    report = json.loads(loaded.run("sync", "--report", place / "report.json", "--json"))
    report["issues"] = json.loads((place / "report.json").read_text(encoding="utf-8"))["issues"]
    with on_a_port(folder, place / "state") as address, Client(base_url=address, timeout=60) as client:
        yield Replaced(client, report, folder, place / "state")


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replaced]:
    place = tmp_path_factory.mktemp("replaced")
    folder = Path(shutil.copytree(HERE / "folder", place / "folder"))
    with after_sync(
        folder, place, lambda: shutil.copytree(HERE / "after", folder / "data", dirs_exist_ok=True)
    ) as found:
        yield found


@pytest.fixture(scope="module")
def two_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replaced]:
    """The same, with the inventories before and after as those of two plans."""
    place = tmp_path_factory.mktemp("plans")
    folder = Path(shutil.copytree(HERE / "folder", place / "folder"))
    _describe(folder / "data", "2020")
    with after_sync(folder, place, lambda: _add_plan(folder / "data")) as found:
        yield found


def _add_plan(data: Path) -> None:
    for name in (*STATES, *RECORDS):
        shutil.copy(HERE / "after" / f"{name}.csv", data / f"{name}-2021.csv")
    shutil.copy(HERE / "after" / "replacements.csv", data)
    _describe(data, "2020", "2021")


def _describe(data: Path, *years: str) -> None:
    """Write the documents of these years, and the metadata of their inventories."""
    rows = [f"plan:{year},Plan {year},{year}-02-01" for year in years]
    (data / "documents.csv").write_text("\n".join(["id,label_nl,date", *rows]) + "\n", encoding="utf-8")
    metadata = json.loads((HERE / "folder" / "data" / "csv-metadata.json").read_text(encoding="utf-8"))
    for table in metadata["tables"]:
        name = table["url"].removesuffix(".csv")
        kind = "state" if name in STATES else "record"
        if name in (*STATES, *RECORDS):
            table |= {f"{LOAD}document": "plan:2020", f"{LOAD}series": name, f"{LOAD}seriesKind": kind}
    alike = [
        {"url": f"{name}-{year}.csv", f"{LOAD}like": f"{name}.csv", f"{LOAD}document": f"plan:{year}"}
        for year in years[1:] for name in (*STATES, *RECORDS)
    ]  # fmt: skip
    metadata["tables"] += [_documents(), *alike]
    (data / "csv-metadata.json").write_text(json.dumps(metadata), encoding="utf-8")


def _documents() -> dict[str, Any]:
    columns = [
        {"name": "id", "required": True, "propertyUrl": "dc:identifier"},
        {"name": "label_nl", "required": True, "lang": "nl", "propertyUrl": "rdfs:label"},
        {"name": "date", "required": True, "datatype": "date", "propertyUrl": f"{NS}documentDate"},
        {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": f"{NS}Document"},
    ]
    about = "https://replaced.example/id/{+id}"
    return {"url": "documents.csv", "tableSchema": {"primaryKey": "id", "aboutUrl": about, "columns": columns}}
