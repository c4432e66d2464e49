"""The schema of the live service as a file, and answers of the SPARQL endpoint to compare with."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.clients.live import fetch


@pytest.fixture(scope="session")
def schema(base: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SDL that the service gives, in a file."""
    place = tmp_path_factory.mktemp("schema") / "schema.graphql"
    place.write_bytes(fetch(f"{base}graphql/schema.graphql"))
    return place


@pytest.fixture(scope="session")
def column(base: str) -> Callable[[str], list[str]]:
    """A function that asks a SELECT query with one variable and returns its values in order."""

    def ask(pattern: str) -> list[str]:
        query = f"PREFIX kg: <{base}ns#> PREFIX mun: <{base}id/mun/> SELECT ?x WHERE {{ {pattern} }} ORDER BY ?x"
        answer = fetch(f"{base}sparql?query={quote(query)}", "application/sparql-results+json")
        return [row["x"]["value"] for row in json.loads(answer)["results"]["bindings"]]

    return ask
