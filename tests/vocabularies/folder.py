"""A graph folder with one inventory of a class of any ontology, loaded and served from this process."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_store import State
from kennisgraaf.settings import read_settings
from loaders import sync

BASE = "https://things.example/"
TOML = f"""
[graph]
base = "{BASE}"
languages = ["en"]
[sources]
ontology = ["ontology.ttl"]
inventories = ["data"]
"""


@dataclass(frozen=True)
class Things:
    """Rows of one class: a key, and a cell for each property of one namespace.

    A property may have the datatype or language of CSVW; cells with a key (`x:b`) refer to other rows.
    """

    cls: str
    namespace: str
    properties: Mapping[str, Mapping[str, str]]
    rows: Sequence[Sequence[str]]

    def write(self, folder: Path, ontology: str) -> None:
        """Write the files of a graph folder."""
        data = folder / "data"
        data.mkdir()
        lines = [",".join(["id", *self.properties]), *map(",".join, self.rows)]
        (folder / "kennisgraaf.toml").write_text(TOML)
        (folder / "ontology.ttl").write_text(ontology, encoding="utf-8")
        (data / "things.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (data / "csv-metadata.json").write_text(json.dumps(self._metadata()))

    def _metadata(self) -> dict[str, Any]:
        key = {"name": "id", "required": True, "propertyUrl": "dc:identifier"}
        cells = [
            {"name": f"of_{name}", "titles": name, "propertyUrl": self.namespace + name, **self._value(name)}
            for name in self.properties
        ]
        cls = {"name": "class", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": self.cls}
        schema = {"primaryKey": "id", "aboutUrl": f"{BASE}id/{{+id}}", "columns": [key, *cells, cls]}
        context = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
        tables = [{"url": "things.csv", "tableSchema": schema}]
        return {"@context": context, f"{BASE}load#keyBase": f"{BASE}id/", "null": "", "tables": tables}

    def _value(self, name: str) -> Mapping[str, str]:
        at = [*self.properties].index(name) + 1
        is_key = any(row[at].startswith("x:") for row in self.rows)
        return {"valueUrl": f"{BASE}id/{{+of_{name}}}"} if is_key else self.properties[name]


@contextmanager
def client(folder: Path) -> Iterator[TestClient]:
    """Load the folder, and give a client of the service over it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KENNISGRAAF_GRAPH", str(folder))
        environment.setenv("KENNISGRAAF_DATA", str(folder / "state"))
        report = sync(folder / "data", State(folder / "state", BASE))
        assert (report.exit_code, [each.code for each in report.issues]) == (0, [])
        with TestClient(create_app(read_settings().service())) as found:
            yield found


def in_graphql(client: TestClient, query: str) -> Any:
    """Return the data of an answer without errors."""
    answer = client.post("/graphql", json={"query": query}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def in_sparql(client: TestClient, query: str) -> list[tuple[str, ...]]:
    """Return the rows of an answer, as texts."""
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"})
    result = answer.json()
    return [tuple(row[name]["value"] for name in result["head"]["vars"]) for row in result["results"]["bindings"]]
