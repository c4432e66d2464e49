"""Comparisons when rows come from several documents: a row of a series is compared with the row of the same key."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_store import State
from tests.loaders.by_document import (
    LISTED,
    NEW,
    OLD,
    roles,
    run,
    write,
)
from tests.loaders.conftest import BASE


def role(year: str, name: str, said: str) -> dict[str, str]:
    return {"document": f"plan:{year}", "programme": f"prog:{name}", "role": said}


ROLES_2020 = [role("2020", "a", "lead"), role("2020", "b", "help"), role("2020", "c", "help")]
ROLES_2021 = [role("2021", "a", "lead"), role("2021", "b", "lead")]


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Publish version 1 of the plan of 2020, and version 2 of both plans, without shapes."""
    place = tmp_path_factory.mktemp("plans")
    state = State(place / "var")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ontology.incremental_validation.findings", lambda triples, shapes, base: [])
        run(write(place / "data", LISTED | OLD | {"roles.csv": (roles(), ROLES_2020)}), state)
        run(write(place / "data", LISTED | OLD | NEW | {"roles.csv": (roles(), [*ROLES_2020, *ROLES_2021])}), state)
    assert state.versions() == [1, 2]
    return state


@pytest.fixture(scope="module")
def client(state: State) -> Iterator[TestClient]:
    with TestClient(create_app(ServiceSettings(data=state.root, workers=1))) as found:
        yield found


def test_a_row_that_both_documents_list_is_not_new(client: TestClient) -> None:
    found = client.get("/changes?from=1&to=2").json()
    assert found["new"] == ["prog:b/lead"]
    assert found["ended"] == ["prog:b/help", "prog:c", "prog:c/help"]


def test_a_field_names_the_row_of_each_document(client: TestClient) -> None:
    changed = client.get("/changes?from=1&to=2").json()["changed"]
    told = {(each["key"], each["field"]): each for each in changed}
    label = told["prog:a", "label"]
    assert (label["from"], label["to"]) == ("Oud plan", "Nieuw plan")
    assert label["rows"] == [f"{BASE}row/programmes-2020/prog:a", f"{BASE}row/programmes-2021/prog:a"]
    assert {each["key"] for each in changed} == {"prog:a", "prj:y"}
