"""Python clients: gql checks a document against our introspection, ariadne-codegen makes a client of its own."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport
from graphql import GraphQLError

from tests import environment

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client(base: str) -> Client:
    transport = HTTPXTransport(url=f"{base}graphql")
    return Client(transport=transport, fetch_schema_from_transport=True)


def test_gql_asks_with_the_schema_that_it_fetched(client: Client, column: Callable[[str], list[str]]) -> None:
    document = gql((HERE / "cities.graphql").read_text(encoding="utf-8"))
    document.variable_values = {"first": 3}
    found = client.execute(document)["centreCities"]
    assert found["totalCount"] == len(column("?x a kg:CentreCity"))
    assert [city["label"] for city in found["nodes"]] == ["Aalst", "Antwerpen", "Brugge"]


def test_gql_refuses_an_unknown_field_before_it_asks(client: Client) -> None:
    with pytest.raises(GraphQLError, match="nothing"):
        client.execute(gql("{ centreCities { nodes { nothing } } }"))


def test_gql_raises_the_error_of_the_service(client: Client) -> None:
    with pytest.raises(TransportQueryError, match="first"):
        client.execute(gql("{ centreCities(first: -1) { totalCount } }"))


def test_ariadne_codegen_makes_a_client_that_works(base: str, schema: Path, tmp_path: Path) -> None:
    programs = environment.install(HERE / "requirements.lock")
    for name in ("ariadne.toml", "cities.graphql"):
        shutil.copy(HERE / name, tmp_path)
    shutil.copy(schema, tmp_path)
    made = subprocess.run(
        [str(programs / "ariadne-codegen"), "--config", "ariadne.toml"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    command = [str(programs / "python"), str(HERE / "ask_ariadne.py"), str(tmp_path), f"{base}graphql"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert asked.returncode == 0, asked.stderr
    cities = json.loads(asked.stdout)["centreCities"]["nodes"]
    assert [city["label"] for city in cities] == ["Genk", "Gent"]
    assert all(project["__typename"].endswith("Project") for city in cities for project in city["hosts"]["nodes"])
