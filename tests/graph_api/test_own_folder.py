"""A service answers from the graph folder in use when it was made."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.auth import Tokens
from graph_store.manifest import read_manifest
from graph_store.versions import State
from kennisgraaf.settings import read_settings
from ontology.folder_place import FILE, VARIABLE
from tests.folder_service import EXAMPLES, served


def test_another_folder_in_the_environment_changes_no_answer(
    small_state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_text("", encoding="utf-8")
    app = create_app(read_settings(data=small_state.root).service())
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with TestClient(app, headers={"Accept": "text/html"}) as client:
        assert "/questions/cq-001" in client.get("/questions").text
        assert "/docs/voor-steden/" in client.get("/docs/").text
        asked = {"query": "{ programmes { totalCount } }"}
        answer = client.post("/graphql", json=asked, headers={"Accept": "application/json"}).json()
        assert "errors" not in answer


@pytest.mark.slow
def test_a_write_reasons_with_the_folder_that_the_environment_names(tmp_path: Path) -> None:
    with served(EXAMPLES / "libraries", tmp_path / "state") as client:
        text, _ = Tokens(tmp_path / "state").new()
        headers = {"Authorization": f"Bearer {text}", "Content-Type": "application/sparql-update"}
        assert client.post("/update", content="INSERT DATA { <urn:a> <urn:b> 1 }", headers=headers).json()["published"]
    made = read_manifest(tmp_path / "state" / "versions" / "000002")
    assert (made.added, made.removed, made.inferred_added, made.inferred_removed) == (1, 0, 0, 0)
