"""Documents that clients name: those of a graph folder, and those registered by their hash."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph_api import graphql
from graph_api.graphql import document_request
from graph_api.graphql import persisted_documents as module
from graph_api.graphql.persisted_documents import PersistedDocuments, folder_documents, hash_of
from graph_api.http.problems import HANDLERS
from graph_api.service import Service
from graph_store.errors import BadRequest, BadSetting, PersistedQueryNotFound, PersistedQueryOnly
from ontology.graph_folder import FILE, VARIABLE

TEXT = "query One($id: ID!) { municipality(id: $id) { key } }"
OTHER = "{ dataset { version } }"
TYPED = {"Accept": "application/graphql-response+json"}

Made: TypeAlias = Callable[..., PersistedDocuments]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Return the function that writes files of documents, and reads them as those of a graph folder."""

    def write(**files: object) -> PersistedDocuments:
        paths = []
        for name, content in files.items():
            file = tmp_path / name.replace("_", ".")
            file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
            paths.append(file.name)
        (tmp_path / FILE).write_text(f"[graphql]\ndocuments = {json.dumps(paths)}\n", encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        return folder_documents()

    return write


def by_hash(text: str) -> dict[str, object]:
    return {"persistedQuery": {"version": 1, "sha256Hash": sha256(text.encode()).hexdigest()}}


RELAY = {"d41d8cd98f00b204e9800998ecf8427e": TEXT}
APOLLO = {
    "format": "apollo-persisted-query-manifest",
    "version": 1,
    "operations": [{"id": "dc67510fb4289672bea757e862d6b00e", "name": "One", "type": "query", "body": TEXT}],
}


@pytest.mark.parametrize(
    ("content", "identifier"),
    [(RELAY, "d41d8cd98f00b204e9800998ecf8427e"), (APOLLO, "dc67510fb4289672bea757e862d6b00e"),
     ({hash_of(TEXT): TEXT}, hash_of(TEXT)), ({"x-app:1": TEXT}, "x-app:1")],
)  # fmt: skip
def test_a_list_of_relay_codegen_or_apollo_is_read(made: Made, content: object, identifier: str) -> None:
    documents = made(app_json=content)
    assert documents.text_of({"documentId": identifier}) == TEXT
    assert documents.text_of({"documentId": hash_of(TEXT)}) == TEXT
    assert documents.text_of({"extensions": by_hash(TEXT)}) == TEXT
    assert documents.names == set()


def test_an_apollo_client_names_a_document_of_its_manifest_in_the_extensions(made: Made) -> None:
    asked = {"persistedQuery": {"version": 1, "sha256Hash": APOLLO["operations"][0]["id"]}}  # type: ignore[index]
    assert made(app_json=APOLLO).text_of({"extensions": asked}) == TEXT


def test_a_file_is_a_document_with_its_name_as_id(made: Made) -> None:
    documents = made(one_graphql=TEXT)
    assert documents.text_of({"documentId": "one"}) == TEXT
    assert documents.names == {"one"}


@pytest.mark.parametrize(
    "content",
    ["{", [], {"a": 1}, {"sha256:00": TEXT}, {**APOLLO, "operations": [{"id": "a"}]}, {**APOLLO, "operations": 1}],
)
def test_a_file_that_is_no_list_of_documents_is_refused(made: Made, content: object) -> None:
    with pytest.raises(BadSetting, match=r"app\.json"):
        made(app_json=content)


def test_two_documents_with_one_id_are_refused(made: Made) -> None:
    with pytest.raises(BadSetting, match="'one'"):
        made(one_graphql=TEXT, app_json={"one": OTHER})


def test_a_document_is_registered_with_its_hash_and_found_by_it() -> None:
    documents = PersistedDocuments({})
    with pytest.raises(PersistedQueryNotFound, match=r"^PersistedQueryNotFound$"):
        documents.text_of({"extensions": by_hash(TEXT)})
    assert documents.text_of({"query": TEXT, "extensions": by_hash(TEXT)}) == TEXT
    assert documents.text_of({"extensions": by_hash(TEXT)}) == TEXT
    assert documents.text_of({"documentId": hash_of(TEXT)}) == TEXT


def test_registered_documents_are_bounded_and_the_least_used_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 30_000)
    documents = PersistedDocuments({})
    texts = [f"{{ a{number} }}" for number in range(100)]
    for text in texts:
        documents.text_of({"query": text, "extensions": by_hash(text)})
        documents.text_of({"extensions": by_hash(texts[0])})
    assert documents.text_of({"extensions": by_hash(texts[0])}) == texts[0]
    with pytest.raises(PersistedQueryNotFound):
        documents.text_of({"extensions": by_hash(texts[1])})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"query": ""},
        {"query": 1},
        {"documentId": ""},
        {"documentId": 1},
        {"query": TEXT, "documentId": "one"},
        {"query": TEXT, "extensions": by_hash(OTHER)},
        {"query": TEXT, "extensions": {"persistedQuery": {"version": 2, "sha256Hash": "a"}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": 1}}},
        {"extensions": {"persistedQuery": 1}},
    ],
)
def test_a_request_that_names_no_document_in_one_way_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(BadRequest):
        PersistedDocuments({"one": TEXT}).text_of(fields)


def test_persisted_only_refuses_every_other_document() -> None:
    documents = PersistedDocuments({"one": TEXT})
    assert documents.text_of({"query": TEXT}, only=True) == TEXT
    assert documents.text_of({"documentId": "one"}, only=True) == TEXT
    for extensions in (None, by_hash(OTHER)):
        with pytest.raises(PersistedQueryOnly):
            documents.text_of({"query": OTHER, "extensions": extensions}, only=True)
    with pytest.raises(PersistedQueryNotFound):
        documents.text_of({"extensions": by_hash(OTHER)}, only=True)


@pytest.fixture
def named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A client of a service whose folder has documents."""
    stated = {"one": TEXT, "app-1": OTHER, "write": "mutation { nothing }"}
    documents = PersistedDocuments(stated, frozenset({"one", "write"}))
    monkeypatch.setattr(document_request, "folder_documents", lambda: documents)
    return client


def test_a_document_is_answered_by_id_over_get_and_post(named: TestClient) -> None:
    variables = {"id": "mun:gent"}
    got = named.get("/graphql", params={"documentId": "one", "variables": json.dumps(variables)})
    posted = named.post("/graphql", json={"documentId": "one", "variables": variables})
    mixed = named.post("/graphql?documentId=one", json={"variables": variables})
    assert got.json()["data"] == posted.json()["data"] == mixed.json()["data"] == {"municipality": {"key": "mun:gent"}}


def test_an_answer_by_id_is_cached_by_version_document_and_variables(named: TestClient) -> None:
    def tag(**fields: str) -> str:
        return named.get("/graphql", params={"documentId": "one", **fields}).headers["etag"]

    gent = json.dumps({"id": "mun:gent"})
    assert len({tag(variables=gent), tag(variables=json.dumps({"id": "mun:eeklo"}))}) == 2
    held = named.get(
        "/graphql", params={"documentId": "one", "variables": gent}, headers={"If-None-Match": tag(variables=gent)}
    )
    assert (held.status_code, held.content, held.headers["cache-control"]) == (304, b"", "no-cache")


@pytest.mark.parametrize(
    ("identifier", "lasting"),
    [("app-1", True), (hash_of(OTHER), True), ("one", False)],
)
def test_an_answer_of_a_version_lasts_unless_the_id_is_a_file_name(
    named: TestClient, identifier: str, lasting: bool
) -> None:
    fields = {"documentId": identifier, "version": "1", "variables": '{"id": "mun:gent"}'}
    kept = named.get("/graphql", params=fields).headers["cache-control"]
    assert kept == ("public, max-age=31536000, immutable" if lasting else "no-cache")


@pytest.mark.parametrize("fields", [{"documentId": "nothing"}, {"extensions": by_hash("{ unknown }")}])
def test_an_unknown_document_is_a_graphql_answer_with_its_code(named: TestClient, fields: dict[str, object]) -> None:
    plain, typed = named.post("/graphql", json=fields), named.post("/graphql", json=fields, headers=TYPED)
    assert (plain.status_code, typed.status_code) == (200, 404)
    for answer in (plain, typed):
        [error] = answer.json()["errors"]
        assert error["extensions"] == {"code": "PERSISTED_QUERY_NOT_FOUND"}
        assert "data" not in answer.json()
        assert answer.headers["cache-control"] == "no-store"


@pytest.fixture
def strict(named: TestClient, app: Starlette) -> Iterator[TestClient]:
    """A client of a service that answers only the documents of the folder."""
    other = Starlette(routes=graphql.routes, exception_handlers=HANDLERS)
    other.state.service = Service(replace(app.state.service.settings, graphql_persisted_only=True))
    with TestClient(other) as client:
        yield client


def test_a_service_with_persisted_only_answers_no_other_document(strict: TestClient) -> None:
    assert strict.get("/graphql", params={"documentId": "app-1"}).json()["data"]
    refused = strict.post("/graphql", json={"query": "{ dataset { quads } }"}, headers=TYPED)
    assert refused.status_code == 403
    assert refused.json()["errors"][0]["extensions"] == {"code": "PERSISTED_QUERY_ONLY"}


def test_a_mutation_is_not_answered_by_id_over_get(named: TestClient) -> None:
    assert named.get("/graphql", params={"documentId": "write"}).status_code == 405
