"""Persons: facts outside the list of permitted facts never enter the graph, and no interface shows them.

One private column has no description, two are described with properties of other vocabularies; one row is rejected.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.dumps.dump_names import all_dumps
from graph_api.service import ServiceSettings
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_COMMENT, RDFS_LABEL
from tests.prepared import Plan
from tests.service import Inventories

SECRET = "geheim"
FORMS = ("ttl", "jsonld", "nt", "rdf", "html")
COLUMNS = ("e-mail", "rijksregisternummer", "geboortedatum")
PUBLIC = {DCT_IDENTIFIER.value, RDFS_LABEL.value, RDF_TYPE.value, RDFS_COMMENT.value}
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def private(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Inventories:
    """The yearly plan with three private columns added to its persons, and a person without a key."""
    copy = Inventories.copied(plan, tmp_path_factory.mktemp("private"))
    file = copy.folder / "persons.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    cells = ",".join(f"{SECRET}-{name}" for name in COLUMNS)
    refused = f"per:Geen Sleutel,{SECRET}-naam,,68,{cells}"
    lines = [",".join((head, *COLUMNS)), *(f"{row},{cells}" for row in rows), refused]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _describe(copy.folder / "csv-metadata.json")
    report = copy.sync(allow_column_loss=True)
    assert not [each for each in report.files if each.refused]
    return copy


def _describe(file: Path) -> None:
    """Give two of the private columns a property, as someone who wants them in the graph would."""
    group = json.loads(file.read_text(encoding="utf-8"))
    persons = next(table for table in group["tables"] if table["url"] == "persons.csv")
    known = [column["name"] for column in persons["tableSchema"]["columns"]]
    place = known.index("source_lines") + 1
    persons["tableSchema"]["columns"][place:place] = [
        {"name": "mail", "titles": "e-mail", "propertyUrl": "http://xmlns.com/foaf/0.1/mbox"},
        {"name": "born", "titles": "geboortedatum", "propertyUrl": "https://schema.org/birthDate"},
    ]
    file.write_text(json.dumps(group), encoding="utf-8")


@pytest.fixture(scope="module")
def client(private: Inventories) -> Iterator[TestClient]:
    with TestClient(create_app(ServiceSettings(data=private.state.root, workers=1))) as found:
        yield found


def doors(private: Inventories) -> Iterator[str]:
    """Return one address of every kind, and every address about persons."""
    snapshot = private.state.newest()
    persons = [quad.subject for quad in snapshot.quads(g=snapshot.graphs.source("persons"), p=DCT_IDENTIFIER)]
    for person in persons:
        path = str(getattr(person, "value", "")).rpartition("/id/")[2]
        row = f"/row/persons/{path.replace('/', ':', 1)}"
        yield from (f"{about}.{form}" for about in (f"/doc/{path}", row) for form in FORMS)
    about = ("kennisgraaf", "inventory/persons", "inventory/", "graph/source/persons")
    yield from (f"/dump/{dump.name}" for dump in all_dumps(snapshot) if dump.stem in about)
    newest = snapshot.version
    yield from (
        f"/versions/{newest}",
        f"/versions/{newest - 1}..{newest}",
        *(f"/changes.{form}?from={newest - 1}&to={newest}" for form in ("json", "csv", "html")),
        f"/versions/{newest - 1}..{newest}.json",
        f"/versions/{newest - 1}..{newest}?format=html",
        "/versions",
        "/catalog",
        "/.well-known/void",
    )
    yield from ("/source/persons.ttl", "/source/persons.html", "/graph/source/persons.nt", "/graph/provenance.nt")
    yield from (f"/search?q={SECRET}&format=json", f"/search?q={SECRET}*")
    yield from (
        "/query",
        "/ns",
        "/",
        "/status",
        "/reuse",
        "/syncs",
        "/syncs?lang=en",
        "/quarantine",
        "/quarantine?lang=en",
        "/check",
    )
    yield from ("/class/Person", "/row/persons/per:wim-dries?format=html&include=asserted", "/graphql/schema.graphql")
    yield "/explain?s=per:wim-dries&p=a&o=kg:Person&format=html"


# Over 20 s: every address and every dump is read in search of one text.
@pytest.mark.slow
def test_sys_08_i_no_door_shows_a_column_that_is_not_described(client: TestClient, private: Inventories) -> None:
    asked = list(doors(private))
    assert len(asked) > 150
    for path in asked:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not [part for part in _texts(answer.content) if f"{SECRET}-" in part], path


def _texts(body: bytes) -> Iterator[str]:
    """Return the body of an answer, or the files in it if it is an archive."""
    if zipfile.is_zipfile(io.BytesIO(body)):
        archive = zipfile.ZipFile(io.BytesIO(body))
        yield from (archive.read(name).decode() for name in archive.namelist())
    else:
        yield body.decode("utf-8", "replace")


@pytest.mark.slow
def test_the_query_doors_do_not_know_it_either(client: TestClient) -> None:
    query = f'SELECT * {{ GRAPH ?g {{ ?s ?p ?o FILTER(CONTAINS(STR(?o), "{SECRET}-")) }} }}'
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert len(answer.text.splitlines()) == 1
    asked = f'{{ search(text: "{SECRET}") {{ totalCount }} persons {{ nodes {{ id label title }} }} }}'
    found = client.post("/graphql", json={"query": asked}).json()
    assert "errors" not in found
    assert found["data"]["search"] == {"totalCount": 0}
    assert len(found["data"]["persons"]["nodes"]) > 10
    assert f"{SECRET}-" not in str(found)


def test_sys_08_i_the_export_knows_of_a_person_nothing_but_name_and_public_roles(private: Inventories) -> None:
    snapshot = private.state.newest()
    stated = snapshot.quads(g=snapshot.graphs.source("persons"))
    about = {quad.predicate.value for quad in stated if "/id/per/" in str(quad.subject)}
    assert about <= {*PUBLIC, f"{snapshot.graphs.base}ns#title"}


@pytest.mark.slow
def test_the_archive_of_tables_has_no_private_column(client: TestClient, tmp_path: Path) -> None:
    head = client.get("/dump/graph/source/persons.csv").text.splitlines()[0]
    assert not {*COLUMNS, "e_mail"} & set(head.split(","))
    facts = client.get("/dump/graph/source/persons.nt").content
    assert sum(1 for _ in parse(facts, format=RdfFormat.N_TRIPLES)) > 20
