"""Persons: a column that the metadata does not describe never enters the graph, and no door shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.dumps.names import all_dumps
from graph_api.service import ServiceSettings
from ontology.terms import DCT_IDENTIFIER, RDF_TYPE, RDFS_COMMENT, RDFS_LABEL
from tests.service import Inventories, Service

SECRET = "geheim"
COLUMNS = ("e-mail", "rijksregisternummer", "geboortedatum")
PUBLIC = {DCT_IDENTIFIER.value, RDFS_LABEL.value, RDF_TYPE.value, RDFS_COMMENT.value}
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def private(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Inventories:
    """The yearly plan with three private columns beside the public ones of its persons."""
    copy = Inventories.copied(service, tmp_path_factory.mktemp("private"))
    file = copy.folder / "persons.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    cells = ",".join(f"{SECRET}-{name}" for name in COLUMNS)
    lines = [",".join((head, *COLUMNS)), *(f"{row},{cells}" for row in rows)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = copy.sync(allow_column_loss=True)
    assert not [each for each in report.files if each.refused]
    return copy


@pytest.fixture(scope="module")
def client(private: Inventories) -> Iterator[TestClient]:
    with TestClient(create_app(ServiceSettings(data=private.state.root, workers=1))) as found:
        yield found


def doors(private: Inventories) -> Iterator[str]:
    """Every kind of address, and for what is about persons every one."""
    snapshot = private.state.newest()
    persons = [quad.subject for quad in snapshot.quads(g=snapshot.graphs.source("persons"), p=DCT_IDENTIFIER)]
    for person in persons:
        path = str(getattr(person, "value", "")).rpartition("/id/")[2]
        yield from (f"/doc/{path}.ttl", f"/doc/{path}.html", f"/row/persons/{path.replace('/', ':', 1)}.ttl")
        yield f"/row/persons/{path.replace('/', ':', 1)}.html"
    about = ("kennisgraaf", "inventory/persons", "inventory/", "graph/source/persons")
    yield from (f"/dump/{dump.name}" for dump in all_dumps(snapshot) if dump.stem in about)
    newest = snapshot.version
    yield from (
        f"/versions/{newest}",
        f"/versions/{newest - 1}..{newest}",
        "/versions",
        "/catalog",
        "/.well-known/void",
    )
    yield from ("/source/persons.ttl", "/source/persons.html", "/graph/source/persons.nt", "/graph/provenance.nt")
    yield from (f"/search?q={SECRET}&format=json", f"/search?q={SECRET}*")
    yield from ("/query", "/ns", "/", "/status", "/syncs")


def test_sys_08_i_no_door_shows_a_column_that_is_not_described(client: TestClient, private: Inventories) -> None:
    asked = list(doors(private))
    assert len(asked) > 70
    for path in asked:
        answer = client.get(path)
        assert answer.status_code == 200, path
        shown = answer.content.decode("utf-8", "replace").replace(f"?q={SECRET}", "").replace(f'"{SECRET}', "")
        assert f"{SECRET}-" not in shown, path


def test_the_query_doors_do_not_know_it_either(client: TestClient) -> None:
    query = f'SELECT * {{ GRAPH ?g {{ ?s ?p ?o FILTER(CONTAINS(STR(?o), "{SECRET}-")) }} }}'
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert answer.text.split() == ["s,p,o,g"] or len(answer.text.splitlines()) == 1
    found = client.post("/graphql", json={"query": f'{{ search(text: "{SECRET}") {{ totalCount }} }}'}).json()
    assert "errors" in found or found["data"]["search"]["totalCount"] == 0


def test_sys_08_i_the_export_knows_of_a_person_nothing_but_name_and_public_roles(private: Inventories) -> None:
    snapshot = private.state.newest()
    stated = snapshot.quads(g=snapshot.graphs.source("persons"))
    about = {quad.predicate.value for quad in stated if "/id/per/" in str(quad.subject)}
    assert about <= {*PUBLIC, f"{snapshot.graphs.base}ns#title"}


def test_the_archive_of_tables_has_no_private_column(client: TestClient, tmp_path: Path) -> None:
    head = client.get("/dump/graph/source/persons.csv").text.splitlines()[0]
    assert not {*COLUMNS, "e_mail"} & set(head.split(","))
    facts = client.get("/dump/graph/source/persons.nt").content
    assert sum(1 for _ in parse(facts, format=RdfFormat.N_TRIPLES)) > 20
