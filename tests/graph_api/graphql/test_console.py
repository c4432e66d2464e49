"""GraphiQL from this host alone."""

from hashlib import sha256
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from graph_api.graphql.console import manifest


def test_the_files_are_those_of_the_manifest_with_their_licences() -> None:
    folder = files("graph_api.graphql.console")
    for name, digest in manifest().items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
    text = (folder / "LICENSES.txt").read_text(encoding="utf-8")
    assert all(f"{name} " in text for name in ("graphiql", "react", "monaco-editor", "graphql"))


@pytest.mark.parametrize("name", ["graphiql.js", "graphiql.css", "graphql.worker.js", "LICENSES.txt"])
def test_each_file_is_served_with_a_tag(client: TestClient, name: str) -> None:
    answer = client.get(f"/graphql/console/{name}")
    assert answer.status_code == 200
    again = client.get(f"/graphql/console/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fhttp.py", "__init__.py", "source"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/graphql/console/{name}").status_code == 404


def test_no_file_asks_another_host_for_a_script() -> None:
    folder = files("graph_api.graphql.console")
    for name in manifest():
        if name.endswith(".css"):
            text = (folder / name).read_text(encoding="utf-8")
            assert "@import" not in text
            assert "url(http" not in text
