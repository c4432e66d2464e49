"""Comparisons when rows come from several documents: a row of a series is compared with the row of the same key."""

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store import State
from tests.loaders.by_document import (
    LABEL,
    LISTED,
    NEW,
    OLD,
    Rows,
    documents,
    of_class,
    of_document,
    plan,
    roles,
    run,
    write,
)
from tests.loaders.conftest import BASE, Json, column, key, table, thing


def role(year: str, name: str, said: str) -> dict[str, str]:
    return {"document": f"plan:{year}", "programme": f"prog:{name}", "role": said}


def acts(year: str) -> dict[str, tuple[Json, Rows]]:
    """Return the table of acts of a plan, each with the plan that it is in."""
    described = table(
        f"acts-{year}.csv", key("act"), LABEL, column("plan", property="about", valueUrl=thing("plan")),
        of_class("PlannedAction"),
    )  # fmt: skip
    row = {"id": "act:same", "label_nl": "Blijft", "plan": f"plan:{year}"}
    return {f"acts-{year}.csv": ({**described, **of_document(f"plan:{year}", "acts", "state")}, [row])}


ROLES_2020 = [role("2020", "a", "lead"), role("2020", "b", "help"), role("2020", "c", "help")]
ROLES_2021 = [role("2021", "a", "lead"), role("2021", "b", "lead")]


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Publish version 1 of the plan of 2020, and version 2 of both plans, without shapes."""
    place = tmp_path_factory.mktemp("plans")
    state = State(place / "var")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
        first = {"documents.csv": (documents(), [plan("2020")])}
        run(write(place / "data", first | OLD | acts("2020") | {"roles.csv": (roles(), ROLES_2020)}), state)
        both = LISTED | OLD | NEW | acts("2020") | acts("2021")
        run(write(place / "data", both | {"roles.csv": (roles(), [*ROLES_2020, *ROLES_2021])}), state)
    assert state.versions() == [1, 2]
    return state


@pytest.fixture(scope="module")
def client(state: State) -> Iterator[TestClient]:
    with TestClient(create_app(ServiceSettings(data=state.root, workers=1))) as found:
        while found.get("/doc/prog/a?document=plan:2020").status_code == 503:
            pass  # the view is being built
        yield found


def test_a_row_that_both_documents_list_is_not_new(client: TestClient) -> None:
    found = client.get("/changes?from=1&to=2").json()
    assert found["new"] == ["plan:2021", "prog:b/lead"]
    assert found["ended"] == ["prog:b/help", "prog:c", "prog:c/help"]


def test_a_field_names_the_row_of_each_document(client: TestClient) -> None:
    changed = client.get("/changes?from=1&to=2").json()["changed"]
    told = {(each["key"], each["field"]): each for each in changed}
    label = told["prog:a", "label"]
    assert (label["from"], label["to"]) == ("Oud plan", "Nieuw plan")
    assert label["rows"] == [f"{BASE}row/programmes-2020/prog:a", f"{BASE}row/programmes-2021/prog:a"]
    assert {each["key"] for each in changed} == {"prog:a", "prj:y"}


def test_the_document_of_a_thing_is_not_a_change_of_it(client: TestClient, state: State) -> None:
    assert state.newest().quads(NamedNode(f"{BASE}id/act/same"), None, NamedNode(f"{BASE}id/plan/2021"))
    found = client.get("/changes?from=plan:2020&to=plan:2021").json()
    assert "act:same" not in {each["key"] for each in found["changed"]}


def told(found: dict[str, object]) -> dict[str, object]:
    """Return a comparison without the names of its sides."""
    return {name: each for name, each in found.items() if name not in {"from", "to"}}


def test_two_documents_differ_as_two_versions_that_know_one_and_both(client: TestClient) -> None:
    found = client.get("/changes?from=plan:2020&to=plan:2021").json()
    assert (found["from"], found["to"]) == ("plan:2020", "plan:2021")
    assert told(found) == told(client.get("/changes?from=1&to=2").json())


def test_a_document_may_be_named_by_iri_and_compared_with_a_version(client: TestClient) -> None:
    sides = {"from": f"{BASE}id/plan/2020", "to": "2"}
    found = client.get("/changes", params=sides).json()
    assert (found["from"], found["to"]) == ("plan:2020", 2)
    assert found["new"] == ["plan:2021", "prog:b/lead"]
    same = client.get("/changes?from=plan:2021&to=2").json()
    assert not any(told(same)["changed"])  # type: ignore[arg-type]


def test_documents_are_those_that_the_named_version_knows(client: TestClient) -> None:
    for address, known in (
        ("plan:2019&to=plan:2021", "plan:2020, plan:2021"),
        ("plan:2021&to=1&version=1", "plan:2020"),
    ):
        answer = client.get(f"/changes?from={address}")
        assert (answer.status_code, answer.json()["code"]) == (404, "UNKNOWN_DOCUMENT")
        assert f"oldest first: {known}." in answer.json()["detail"]


YEARS = ("2020", "2021")


def test_two_pairs_of_documents_have_two_tags(client: TestClient) -> None:
    there, back = (client.get(f"/changes?from=plan:{one}&to=plan:{other}") for one, other in (YEARS, YEARS[::-1]))
    assert there.headers["etag"] != back.headers["etag"]
    assert there.headers["x-dataset-version"] == back.headers["x-dataset-version"] == "2"
    held = {"If-None-Match": back.headers["etag"]}
    assert client.get("/changes?from=plan:2021&to=plan:2020", headers=held).status_code == 304


def test_the_page_links_to_the_document_that_has_the_thing(client: TestClient) -> None:
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    text = client.get("/changes?from=plan:2020&to=plan:2021", headers=headers).text
    assert '<option value="plan:2021" selected>' in text
    assert "/row/programmes-2020/prog:a?document=plan%3A2020" in text
    assert 'href="/row/programmes-2021/prog:a"' in text
    usual = client.get("/changes", headers=headers).text
    assert '<option value="plan:2020" selected>' in usual


def test_graphql_compares_documents_too(client: TestClient) -> None:
    document = """{ changes(from: "plan:2020", to: "plan:2021", first: 100) { nodes { iri thing { id } properties {
        property added { value } removed { value } } } } }"""
    found = client.post("/graphql", json={"query": document}).json()["data"]["changes"]["nodes"]
    (renamed,) = [each for each in found if each["iri"] == f"{BASE}id/prog/a"]
    label = next(each for each in renamed["properties"] if each["property"] == "label")
    assert (label["removed"], label["added"]) == ([{"value": "Oud plan"}], [{"value": "Nieuw plan"}])
    assert {each["thing"]["id"].rpartition("#at=")[2] for each in found} <= {"plan:2020", "plan:2021", ""}
